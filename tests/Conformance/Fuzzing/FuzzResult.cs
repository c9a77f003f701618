using Sockopt.Conformance.Notation;

namespace Sockopt.Conformance.Fuzzing;

/// <summary>What a run of the fuzzer found.</summary>
/// <param name="settings">What it was to do.</param>
internal sealed class FuzzResult(FuzzSettings settings)
{
    // Whoever has so many will not read more.
    private const int MostShrunk = 40;

    private readonly Dictionary<string, Finding> _findings = [];

    public FuzzSettings Settings => settings;

    private static string Kernel => $"Linux {File.ReadAllText("/proc/sys/kernel/osrelease").Trim()}";

    /// <summary>How often the first system gave each answer.</summary>
    public ReachCount Reach { get; } = new();

    /// <summary>The differences, one of each kind.</summary>
    public IReadOnlyCollection<Finding> Findings => _findings.Values;

    /// <summary>What it should have reached, if it was long enough.</summary>
    public IReadOnlyList<ReachRow> Missed => settings.Sequences >= ReachList.Sequences ? ReachList.Missed(this) : [];

    /// <summary>Whether no answer differed, and it reached what it should have.</summary>
    public bool IsGood => Findings.Count == 0 && Missed.Count == 0;

    /// <summary>Adds a difference, shrunk if it is the first of its kind.</summary>
    public void Add(int sequence, Difference difference, Func<Difference, Difference> shrink)
    {
        if (_findings.TryGetValue(difference.Signature, out Finding? finding))
        {
            _findings[difference.Signature] = finding with { Count = finding.Count + 1 };
        }
        else
        {
            Difference shown = _findings.Count < MostShrunk ? shrink(difference) : difference;
            _findings.Add(difference.Signature, new Finding(sequence, shown, 1));
        }
    }

    /// <summary>Prints the differences as a table of cases, each with the answer of the second system in a comment, and in
    /// comments how often the first one answered what.</summary>
    public void Print(TextWriter output)
    {
        output.Write($"# {Kernel}: {settings.Sequences} sequences of seed {settings.Seed}, {settings.TypeNames}\n");
        output.Write($"{string.Join('\t', CaseTable.Columns)}\n");
        foreach (Finding finding in Findings.OrderByDescending(finding => finding.Count))
        {
            output.Write($"# {finding.Difference.Signature}; {finding.Count} sequences. The core: {finding.Difference.Actual}\n");
            output.Write($"{FindingRow.Print(FindingRow.Of(finding, settings.Seed))}\n");
        }

        Reach.Print(output);
        foreach (ReachRow row in Missed)
        {
            output.Write($"# {row.Operation} was seen to be {row.Ending} {Reach[row.Operation, row.Ending]} times only\n");
        }

        output.Write($"# {Findings.Count} differences\n");
    }
}
