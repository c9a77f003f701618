using Sockopt.Conformance.Notation;
using Sockopt.Conformance.Systems;

namespace Sockopt.Conformance.Running;

/// <summary>Runs cases, and counts how they end.</summary>
/// <param name="selection">Which cases.</param>
/// <param name="create">Makes a system for each.</param>
internal sealed class Suite(Selection selection, Func<ISocketSystem> create)
{
    /// <summary>How long a step may take, by the clock on the wall.</summary>
    public TimeSpan StepLimit { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Runs a case, if it is to be run.</summary>
    public CaseResult Run(CaseRow row)
    {
        try
        {
            if (!selection.Includes(row))
            {
                return new CaseResult(row, Verdict.Skipped, []);
            }

            Case @case = Case.Parse(row, selection.Profile);
            CaseResult result = new(row, Verdict.Passed, CaseRun.Of(@case, create(), StepLimit));
            return result.Failures.IsEmpty ? result : result with { Verdict = Verdict.Failed };
        }
        catch (NotationException exception)
        {
            return new CaseResult(row, Verdict.Failed, [new Failure.Unreadable(exception.Message)]);
        }
    }

    /// <summary>Runs cases, and prints what failed and how many of them did what.</summary>
    public Tally Run(IEnumerable<CaseRow> rows, TextWriter output)
    {
        Tally tally = default;
        foreach (CaseRow row in rows)
        {
            CaseResult result = Run(row);
            tally = tally.With(result.Verdict);
            if (result.Verdict == Verdict.Failed)
            {
                output.Write(result.Report());
            }
        }

        output.Write($"{tally}\n");
        return tally;
    }
}
