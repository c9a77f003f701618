namespace Sockopt.Bench;

/// <summary>A question that is answered by timing: its name, what is asked, and how to set it up.</summary>
internal sealed record Benchmark(string Name, string Summary, Func<Contest> Open) : Question(Name, Summary)
{
    public override void Try()
    {
        using Contest contest = Open();
        InterleavedRun.Try(contest);
    }

    public override IReadOnlyList<ComparisonResult> Answer(TextWriter writer, int rounds)
    {
        using Contest contest = Open();
        IReadOnlyList<Measurement> measurements = InterleavedRun.Measure(contest, rounds);
        Report.Write(writer, this, contest, measurements);
        return [.. contest.Targets.OfType<Comparison>().Select(target => target.Compare(Name, measurements))];
    }
}
