using Sockopt.Bench;

const int UsageError = 2;

if (CommandLine.Parse(args, out string error) is not { } commandLine)
{
    return Refuse($"{error} --help lists the options.");
}

if (commandLine.AsksForHelp)
{
    Console.WriteLine(CommandLine.Help);
    return 0;
}

Question[] all = [.. HostOptionBenchmarks.All, .. ViewBenchmarks.All, .. DispatcherBenchmarks.All, .. CoreBenchmarks.All];
Question[] selected = [.. all.Where(commandLine.Selects)];
if (selected.Length == 0)
{
    return Refuse($"No benchmark is called '{commandLine.Filter}'. --list names them.");
}

if (commandLine.ListsOnly)
{
    Array.ForEach(selected, question => Console.WriteLine(question.Name));
    return 0;
}

#if DEBUG
Console.Error.WriteLine("This is a debug build: its numbers mean nothing. Run it with -c Release.");
#endif
if (commandLine.IsQuick)
{
    foreach (Question question in selected)
    {
        question.Try();
        Console.WriteLine($"{question.Name}: runs");
    }

    return 0;
}

Console.WriteLine($"{Machine.Description}. Median of {commandLine.Rounds} interleaved rounds.");
Console.WriteLine();
List<ComparisonResult> comparisons = [];
foreach (Question question in selected)
{
    comparisons.AddRange(question.Answer(Console.Out, commandLine.Rounds));
}

Report.Write(Console.Out, comparisons);
return 0;

static int Refuse(string error)
{
    Console.Error.WriteLine(error);
    return UsageError;
}
