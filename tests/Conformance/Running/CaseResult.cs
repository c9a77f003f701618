using System.Collections.Immutable;
using Sockopt.Conformance.Notation;

namespace Sockopt.Conformance.Running;

/// <summary>How a case ended.</summary>
internal enum Verdict
{
    Passed,
    Failed,

    /// <summary>It was not run: it was not asked for, or has nothing to ask.</summary>
    Skipped,
}

/// <summary>What came of a case.</summary>
/// <param name="Row">The case.</param>
/// <param name="Verdict">How it ended.</param>
/// <param name="Failures">Why it failed.</param>
internal sealed record CaseResult(CaseRow Row, Verdict Verdict, ImmutableArray<Failure> Failures)
{
    /// <summary>The case and why it failed, for people.</summary>
    public string Report()
    {
        IEnumerable<(string About, string Line)> lines =
            [("steps", Row.Steps), .. Failures.SelectMany(failure => failure.Lines)];
        return $"{Row.Id} {Row.Family} {Row.Type}: {Row.Suite}, {Row.Test}\n"
            + string.Concat(lines.Select(line => $"  {line.About,-8}  {line.Line}\n"));
    }
}
