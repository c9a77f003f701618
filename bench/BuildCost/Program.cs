using Sockopt.Bench;
using Sockopt.BuildCost;

const int UsageError = 2;

if (CommandLine.Parse(args, out string error) is not { } commandLine)
{
    Console.Error.WriteLine($"{error} --help lists the arguments.");
    return UsageError;
}

if (commandLine.AsksForHelp)
{
    Console.WriteLine(CommandLine.Help);
    return 0;
}

#if DEBUG
Console.Error.WriteLine("This is a debug build: its numbers mean nothing. Run it with -c Release.");
#endif
Console.WriteLine($"{Machine.Description}.");
Console.WriteLine();
foreach (string subject in commandLine.Subjects)
{
    switch (subject)
    {
        case CommandLine.Size:
            SizeReport.Write(Console.Out);
            break;
        case CommandLine.Trim:
            TrimReport.Write(Console.Out);
            break;
        case CommandLine.Compile:
            CompileReport.WriteInProcess(Console.Out, commandLine.Rounds);
            break;
        case CommandLine.Server:
            CompileReport.WriteByServer(Console.Out, commandLine.Rounds);
            break;
    }
}

return 0;
