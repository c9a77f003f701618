namespace Sockopt.Bench;

/// <summary>Several ways to do one thing, ready to be timed against each other.</summary>
internal sealed class Contest : IDisposable
{
    /// <summary>Who takes part; the first one is the baseline.</summary>
    public required IReadOnlyList<Contestant> Contestants { get; init; }

    /// <summary>What the project wants of the result.</summary>
    public required IReadOnlyList<Target> Targets { get; init; }

    /// <summary>The value that every contestant has to come to.</summary>
    public required int Expected { get; init; }

    /// <summary>Undoes what a contestant did, so that the next one cannot pass on its merits.</summary>
    public Action Reset { get; init; } = () => { };

    /// <summary>What has to be closed in the end.</summary>
    public IDisposable? Owned { get; init; }

    /// <summary>Lets every contestant do it once, and checks what came of it: timing is worth nothing if they do different
    /// things.</summary>
    public void Verify()
    {
        foreach (Contestant contestant in Contestants)
        {
            Sample.Take(this, contestant, operations: 1);
        }
    }

    /// <summary>Throws unless a contestant came to the value that it has to come to.</summary>
    public void Check(Contestant contestant, int actual)
    {
        if (actual != Expected)
        {
            throw new InvalidOperationException($"{contestant.Name} came to {actual}, not to {Expected}.");
        }
    }

    public void Dispose() => Owned?.Dispose();
}
