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

Benchmark[] all = [.. HostOptionBenchmarks.All, .. ViewBenchmarks.All, .. DispatcherBenchmarks.All];
Benchmark[] selected = [.. all.Where(commandLine.Selects)];
if (selected.Length == 0)
{
    return Refuse($"No benchmark is called '{commandLine.Filter}'. --list names them.");
}

if (commandLine.ListsOnly)
{
    Array.ForEach(selected, benchmark => Console.WriteLine(benchmark.Name));
    return 0;
}

#if DEBUG
Console.Error.WriteLine("This is a debug build: its numbers mean nothing. Run it with -c Release.");
#endif
if (commandLine.IsQuick)
{
    foreach (Benchmark benchmark in selected)
    {
        using Contest contest = benchmark.Open();
        InterleavedRun.Try(contest);
        Console.WriteLine($"{benchmark.Name}: runs");
    }

    return 0;
}

Console.WriteLine($"{Machine.Description}. Median of {commandLine.Rounds} interleaved rounds.");
Console.WriteLine();
List<Summary> summaries = [];
foreach (Benchmark benchmark in selected)
{
    using Contest contest = benchmark.Open();
    IReadOnlyList<Measurement> measurements = InterleavedRun.Measure(contest, commandLine.Rounds);
    Report.Write(Console.Out, benchmark, contest, measurements);
    summaries.AddRange(contest.Targets.OfType<Comparison>().Select(target => target.Summarize(benchmark.Name, measurements)));
}

Report.Write(Console.Out, summaries);
return 0;

static int Refuse(string error)
{
    Console.Error.WriteLine(error);
    return UsageError;
}
