using Sockopt.AnalyzerCost;
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

using TemporaryFolder folder = new();
AnalyzerSet[] sets = AnalyzerSet.All(Toolchain.WriteBareAnalyzer(folder), commandLine.WithSdk);
SolutionSize size = commandLine.IsQuick ? SolutionSize.Quick : SolutionSize.Full;
if (commandLine.IsQuick)
{
    foreach (Solution solution in size.Draw())
    {
        Contest.Take(folder, solution, sets, rounds: 1);
        Console.WriteLine($"{solution.Name}: runs");
    }

    return 0;
}

#if DEBUG
Console.Error.WriteLine("This is a debug build: its numbers mean nothing. Run it with -c Release.");
#endif
Console.WriteLine($"{Machine.Description}. {Toolchain.Description}.");
Console.WriteLine();
foreach (Solution solution in size.Draw())
{
    Contest contest = Contest.Take(folder, solution, sets, commandLine.Rounds);
    CostReport.Write(Console.Out, contest);
}

return 0;
