namespace Sockopt.Bench;

/// <summary>What a contestant cost, round by round.</summary>
internal sealed record Measurement(string Name, IReadOnlyList<Sample> Rounds)
{
    /// <summary>The time of an operation.</summary>
    public Spread Nanoseconds => Spread.Of(Rounds.Select(round => round.Nanoseconds));

    /// <summary>The bytes that an operation allocates.</summary>
    public double Bytes => Spread.Of(Rounds.Select(round => round.Bytes)).Median;

    /// <summary>How many times the time of another, compared within each round: what disturbs the machine for longer than
    /// a round falls out.</summary>
    public Spread RatioTo(Measurement other) => Compare(other, (mine, others) => mine / others);

    /// <summary>How many nanoseconds more than another, compared within each round.</summary>
    public Spread DifferenceTo(Measurement other) => Compare(other, (mine, others) => mine - others);

    private Spread Compare(Measurement other, Func<double, double, double> compare) =>
        Spread.Of(Rounds.Zip(other.Rounds, (mine, others) => compare(mine.Nanoseconds, others.Nanoseconds)));
}
