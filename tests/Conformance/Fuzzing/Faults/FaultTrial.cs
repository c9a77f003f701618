using System.Diagnostics;
using System.Globalization;
using Sockopt.Tests;

namespace Sockopt.Conformance.Fuzzing.Faults;

/// <summary>Puts faults into a copy of the core, one at a time, and sees whether the fuzzer finds them.</summary>
/// <param name="settings">What the fuzzer does for each.</param>
/// <param name="output">Where it tells.</param>
internal sealed class FaultTrial(FuzzSettings settings, TextWriter output) : IDisposable
{
    private const string Library = "src/Runtime";
    private const string Project = "tests/Conformance";
    private const string Output = "bin/Release/net10.0";
    private const string Program = $"{Project}/{Output}/Sockopt.Conformance.Tests.dll";
    private const string Assembly = "Sockopt.dll";

    // Most faults are found early.
    private const int FirstPart = 10;

    // What the project is built from.
    private static readonly string[] Folders = ["src", Project];
    private static readonly string[] Siblings = ["tests", "tests/Runtime"];

    private readonly DirectoryInfo _copy = Directory.CreateTempSubdirectory("sockopt-faults-");

    /// <summary>Tries faults.</summary>
    /// <returns>How many were found.</returns>
    /// <exception cref="InvalidOperationException">It cannot be built, or differs without a fault.</exception>
    public int Run(IReadOnlyList<Fault> faults)
    {
        Copy();

        // All at first: one that does not fit its file must not be found out after many minutes.
        foreach (Fault fault in faults)
        {
            fault.Apply(File.ReadAllText(Path.Combine(_copy.FullName, fault.File)));
        }

        Build("no fault", Project);
        if (IsFound("no fault", settings))
        {
            throw new InvalidOperationException("Answers differ without a fault, so that nothing would be proved.");
        }

        return faults.Count(Try);
    }

    public void Dispose() => _copy.Delete(recursive: true);

    private bool Try(Fault fault)
    {
        string path = Path.Combine(_copy.FullName, fault.File);
        string text = File.ReadAllText(path);
        File.WriteAllText(path, fault.Apply(text));
        Build(fault.Id, Library, "--no-restore", "--no-dependencies");
        File.WriteAllText(path, text);
        File.Copy(
            Path.Combine(_copy.FullName, Library, Output, Assembly),
            Path.Combine(_copy.FullName, Project, Output, Assembly),
            overwrite: true);
        bool isFound = IsFound(fault.Id, settings with { Sequences = Math.Max(1, settings.Sequences / FirstPart) })
            || IsFound(fault.Id, settings);
        output.Write($"{(isFound ? "found" : "MISSED"),-8} {fault.Id,-28} {fault.What}\n");
        output.Flush();
        return isFound;
    }

    private void Copy()
    {
        foreach (string folder in Folders)
        {
            foreach (string file in Directory.EnumerateFiles(Repository.PathOf(folder), "*", SearchOption.AllDirectories))
            {
                Copy(file);
            }
        }

        // The files at the root and those beside the project that it takes in.
        foreach (string folder in Siblings.Prepend(""))
        {
            foreach (string file in Directory.EnumerateFiles(Repository.PathOf(folder)))
            {
                Copy(file);
            }
        }
    }

    private void Copy(string file)
    {
        string name = Path.GetRelativePath(Repository.PathOf(""), file);
        if (name.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
        {
            return;
        }

        string copy = Path.Combine(_copy.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Copy(file, copy);
    }

    // What a fault makes unused or unreachable is no reason not to try it.
    private void Build(string what, string project, params ReadOnlySpan<string> arguments)
    {
        (int exitCode, string printed) = DotNet(
        [
            "build", project, "-c", "Release", "-nologo", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false",
            .. arguments,
        ]);
        if (exitCode != 0)
        {
            throw new InvalidOperationException($"{what} cannot be built:\n{printed}");
        }
    }

    private bool IsFound(string what, FuzzSettings run)
    {
        (int exitCode, string printed) = DotNet([Program, .. run.Arguments]);
        return exitCode switch
        {
            0 => false,
            1 => true,
            _ => throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"{what}: the fuzzer ended with {exitCode}:\n{printed}")),
        };
    }

    private (int ExitCode, string Printed) DotNet(string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", arguments)
        {
            WorkingDirectory = _copy.FullName,
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        string printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, printed);
    }
}
