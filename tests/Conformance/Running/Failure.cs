using System.Globalization;
using Sockopt.Conformance.Notation;

namespace Sockopt.Conformance.Running;

/// <summary>Why a case failed.</summary>
internal abstract record Failure
{
    /// <summary>What is printed of it: what each line is about, and the line.</summary>
    public abstract IEnumerable<(string About, string Line)> Lines { get; }

    /// <summary>A step gave another answer than the expected one.</summary>
    internal sealed record Different(Expectation Expected, StepAnswer Actual) : Failure
    {
        public override IEnumerable<(string About, string Line)> Lines =>
        [
            ("expected", $"{Expected.Label}: {Expected.Text}"),
            ("actual", $"{Expected.Label}: {Actual.Print(Expected)}"),
        ];
    }

    /// <summary>A step of which an answer is expected was not done, and nothing else says why.</summary>
    internal sealed record Unanswered(Expectation Expected) : Failure
    {
        public override IEnumerable<(string About, string Line)> Lines =>
            [("expected", $"{Expected.Label}: {Expected.Text}"), ("actual", $"{Expected.Label}: not done")];
    }

    /// <summary>A step that had to succeed did not.</summary>
    internal sealed record Unsuccessful(Step Step, Errno Error) : Failure
    {
        public override IEnumerable<(string About, string Line)> Lines => [("failed", $"{Step.Text}: {Error}")];
    }

    /// <summary>Something could not be done at all.</summary>
    /// <param name="Text">The step, or what else.</param>
    /// <param name="Reason">Why not.</param>
    internal sealed record Broken(string Text, string Reason) : Failure
    {
        public override IEnumerable<(string About, string Line)> Lines => [("broken", $"{Text}: {Reason}")];
    }

    /// <summary>A step did not come to an end.</summary>
    internal sealed record Hanging(string Text, TimeSpan Limit) : Failure
    {
        public override IEnumerable<(string About, string Line)> Lines =>
            [("hanging", string.Create(CultureInfo.InvariantCulture, $"{Text}: no end after {Limit.TotalSeconds:0.#} s"))];
    }

    /// <summary>The case is not in the notation.</summary>
    internal sealed record Unreadable(string Reason) : Failure
    {
        public override IEnumerable<(string About, string Line)> Lines => [("notation", Reason)];
    }
}
