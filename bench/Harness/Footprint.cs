namespace Sockopt.Bench;

/// <summary>A question that is answered by counting bytes: how many the heap holds for so many of a thing.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Summary">What is asked.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Most">The target: how many bytes all of them may take at each stage.</param>
/// <param name="Build">Makes so many, and yields the name of each stage that they have reached. It holds them until it
/// ends.</param>
internal sealed record Footprint(string Name, string Summary, int Count, long Most, Func<int, IEnumerable<string>> Build)
    : Question(Name, Summary)
{
    private const int CountAtLeast = 10;

    public override void Try()
    {
        foreach (string _ in Build(CountAtLeast))
        {
        }
    }

    public override IReadOnlyList<ComparisonResult> Answer(TextWriter writer, int rounds)
    {
        // What is made once, for however many there are, is none of theirs.
        Try();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        List<(string Stage, long Bytes)> stages = [];
        foreach (string stage in Build(Count))
        {
            stages.Add((stage, GC.GetTotalMemory(forceFullCollection: true) - before));
        }

        Report.Write(writer, this, stages);
        return [];
    }
}
