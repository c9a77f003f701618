namespace Sockopt.Bench;

/// <summary>How a contestant came out beside a rival.</summary>
internal sealed record ComparisonResult(
    string Benchmark, string Contestant, string Rival, Spread Nanoseconds, Spread Ratio, double Bytes, bool Met);
