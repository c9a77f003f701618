using Sockopt.Conformance.Fuzzing;
using Sockopt.Conformance.Fuzzing.Faults;
using Sockopt.Conformance.Notation;
using Sockopt.Conformance.Running;

namespace Sockopt.Conformance;

/// <summary>What the program does with a command line.</summary>
internal static class CommandRun
{
    private const int AllPassed = 0;
    private const int SomeFailed = 1;
    private const int UsageError = 2;

    /// <summary>Runs the cases that the arguments ask for, and returns the exit code.</summary>
    public static int Of(ReadOnlySpan<string> arguments, TextWriter output, TextWriter errors)
    {
        if (CommandLine.Parse(arguments, out string error) is not { } commandLine)
        {
            errors.WriteLine($"{error} --help lists the options.");
            return UsageError;
        }

        if (commandLine.AsksForHelp)
        {
            output.WriteLine(CommandLine.Help);
            return AllPassed;
        }

        if (commandLine.Faults is not null || commandLine.Sequences is not null)
        {
            return Fuzz(commandLine, output, errors);
        }

        Selection selection = commandLine.Selection;
        if (Targets.Find(selection.Target, selection.Profile, out error) is not { } create)
        {
            errors.WriteLine(error);
            return UsageError;
        }

        if (Read(commandLine, out error) is not { } rows)
        {
            errors.WriteLine(error);
            return UsageError;
        }

        Tally tally = new Suite(selection, create).Run(rows, output);
        if (tally.Passed + tally.Failed == 0)
        {
            errors.WriteLine($"No case was run: {tally.Skipped} were left out by target, profile or filter.");
        }

        return tally.Failed == 0 ? AllPassed : SomeFailed;
    }

    private static int Fuzz(CommandLine commandLine, TextWriter output, TextWriter errors)
    {
        if (!OperatingSystem.IsLinux())
        {
            errors.WriteLine("Nothing was compared: the system is not Linux.");
            return AllPassed;
        }

        FuzzSettings settings = new(
            commandLine.Sequences ?? ReachList.Sequences, commandLine.Seed, commandLine.Types);
        return commandLine.Faults is { } faults ? TryFaults(faults, settings, output) : Fuzz(settings, output);
    }

    private static int Fuzz(FuzzSettings settings, TextWriter output)
    {
        FuzzResult result = new Fuzzer(settings, Fuzzer.HostAndCore()).Run();
        result.Print(output);
        return result.IsGood ? AllPassed : SomeFailed;
    }

    private static int TryFaults(string faults, FuzzSettings settings, TextWriter output)
    {
        IReadOnlyList<Fault> tried =
            [.. Fault.Own().Where(fault => faults == CommandLine.AllFaults || fault.Id == faults)];
        using FaultTrial trial = new(settings, output);
        int found = trial.Run(tried);
        output.WriteLine($"{found} of {tried.Count} faults were found");
        return found == tried.Count ? AllPassed : SomeFailed;
    }

    private static IReadOnlyList<CaseRow>? Read(CommandLine commandLine, out string error)
    {
        try
        {
            IReadOnlyList<CaseRow> rows = commandLine.Cases is { } path ? ReadFile(path) : CaseTable.Own();
            bool isThere = commandLine.Id is null || rows.Any(row => row.Id == commandLine.Id);
            error = isThere ? "" : $"There is no case {commandLine.Id}.";
            return isThere ? rows : null;
        }
        catch (InvalidDataException exception)
        {
            error = exception.Message;
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // A path that none can be, such as an empty one, is an error of an argument, and its message names no file.
            error = $"The file '{commandLine.Cases}' cannot be read: {exception.Message}";
            return null;
        }
    }

    private static IReadOnlyList<CaseRow> ReadFile(string path)
    {
        using StreamReader reader = new(path);
        return CaseTable.Read(path, reader);
    }
}
