using System.Diagnostics;

namespace Sockopt.Bench;

/// <summary>What one operation cost.</summary>
internal readonly record struct Sample(double Nanoseconds, double Bytes)
{
    /// <summary>Times a contestant.</summary>
    public static Sample Take(Contestant contestant, int operations)
    {
        long bytes = contestant.AllocatedBytes;
        long start = Stopwatch.GetTimestamp();
        contestant.Repeat(operations);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        bytes = contestant.AllocatedBytes - bytes;
        return new Sample(elapsed.TotalNanoseconds / operations, (double)bytes / operations);
    }

    /// <summary>The sample that stands for many: the median time, and all of what was allocated.</summary>
    public static Sample Of(IReadOnlyCollection<Sample> samples) => new(
        Spread.Of(samples.Select(sample => sample.Nanoseconds)).Median,
        samples.Average(sample => sample.Bytes));
}
