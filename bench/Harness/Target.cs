namespace Sockopt.Bench;

/// <summary>What the project wants of a contestant. It is reported, never asserted: a busy machine fails no build.</summary>
internal abstract record Target(string Contestant)
{
    /// <summary>The target and whether the measurements meet it, in words.</summary>
    public string Judge(IReadOnlyList<Measurement> measurements)
    {
        (string text, bool met, string actual) = Judge(name => Find(measurements, name));
        return $"`{Contestant}` {text}: {Verdict.Of(met)} ({actual})";
    }

    protected static Measurement Find(IReadOnlyList<Measurement> measurements, string name) =>
        measurements.Single(measurement => measurement.Name == name);

    protected abstract (string Text, bool Met, string Actual) Judge(Func<string, Measurement> find);
}

/// <summary>Beside a rival.</summary>
internal abstract record Comparison(string Contestant, string Rival) : Target(Contestant)
{
    /// <summary>The comparison as a row of a table.</summary>
    public ComparisonResult Compare(string benchmark, IReadOnlyList<Measurement> measurements)
    {
        Measurement contestant = Find(measurements, Contestant);
        Measurement rival = Find(measurements, Rival);
        bool met = Judge(name => Find(measurements, name)).Met;
        return new(
            benchmark, Contestant, Rival, contestant.DifferenceTo(rival), contestant.RatioTo(rival), contestant.Bytes, met);
    }
}

/// <summary>Close to a rival: by a ratio or, where an operation is so short that a ratio says little, by a difference.</summary>
internal sealed record CloseTo(string Contestant, string Rival, double Ratio, double Nanoseconds) : Comparison(Contestant, Rival)
{
    protected override (string Text, bool Met, string Actual) Judge(Func<string, Measurement> find)
    {
        double ratio = find(Contestant).RatioTo(find(Rival)).Median;
        double difference = find(Contestant).DifferenceTo(find(Rival)).Median;
        return (
            $"within {Nanoseconds} ns or {Ratio:0.00} × of `{Rival}`",
            ratio <= Ratio || difference <= Nanoseconds,
            $"{difference:+0.0;-0.0} ns, {ratio:0.00} ×");
    }
}

/// <summary>At most a share of what a rival takes.</summary>
internal sealed record AtMost(string Contestant, string Rival, double Share) : Comparison(Contestant, Rival)
{
    protected override (string Text, bool Met, string Actual) Judge(Func<string, Measurement> find)
    {
        double ratio = find(Contestant).RatioTo(find(Rival)).Median;
        return ($"in at most {Share:0.00} × of `{Rival}`", ratio <= Share, $"{ratio:0.00} ×");
    }
}

/// <summary>In so many nanoseconds, whatever others take.</summary>
internal sealed record Within(string Contestant, double Nanoseconds) : Target(Contestant)
{
    protected override (string Text, bool Met, string Actual) Judge(Func<string, Measurement> find)
    {
        double nanoseconds = find(Contestant).Nanoseconds.Median;
        return ($"in at most {Nanoseconds:0} ns", nanoseconds <= Nanoseconds, $"{nanoseconds:0.0} ns");
    }
}

/// <summary>Without allocating.</summary>
internal sealed record WithoutAllocation(string Contestant) : Target(Contestant)
{
    protected override (string Text, bool Met, string Actual) Judge(Func<string, Measurement> find)
    {
        double bytes = find(Contestant).Bytes;
        return ("allocates nothing", bytes == 0, $"{bytes:0.##} B");
    }
}
