namespace Sockopt.Conformance.Running;

/// <summary>How many cases ended how.</summary>
internal readonly record struct Tally(int Passed, int Failed, int Skipped)
{
    public Tally With(Verdict verdict) => verdict switch
    {
        Verdict.Passed => this with { Passed = Passed + 1 },
        Verdict.Failed => this with { Failed = Failed + 1 },
        _ => this with { Skipped = Skipped + 1 },
    };

    public override string ToString() => $"{Passed} passed, {Failed} failed, {Skipped} skipped";
}
