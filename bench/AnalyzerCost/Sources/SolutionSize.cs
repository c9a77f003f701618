namespace Sockopt.AnalyzerCost;

/// <summary>How large the solutions are that are measured.</summary>
internal sealed record SolutionSize(int Files, int LinesPerFile, int CallsPerFile)
{
    public static SolutionSize Full { get; } = new(Files: 200, LinesPerFile: 250, CallsPerFile: 20);

    public static SolutionSize Quick { get; } = Full with { Files = 20 };

    /// <summary>One solution that never touches an option, and one in which every other file does.</summary>
    public IEnumerable<Solution> Draw() =>
    [
        Solution.Draw("no socket call", this, _ => 0),
        Solution.Draw("socket calls in every other file", this, file => file % 2 == 0 ? CallsPerFile : 0),
    ];
}
