using System.Diagnostics;

namespace Sockopt.Bench;

/// <summary>What one operation cost.</summary>
internal readonly record struct Sample(double Nanoseconds, double Bytes)
{
    /// <summary>Times a contestant, and checks what it came to: one that fails is soon over, and would pass for a fast
    /// one.</summary>
    public static Sample Take(Contest contest, Contestant contestant, int operations)
    {
        contest.Reset();
        long bytes = contestant.AllocatedBytes;
        long start = Stopwatch.GetTimestamp();
        int actual = contestant.Repeat(operations);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        bytes = contestant.AllocatedBytes - bytes;
        contest.Check(contestant, actual);
        return new Sample(elapsed.TotalNanoseconds / operations, (double)bytes / operations);
    }

    /// <summary>The sample that stands for many: the median time, and all of what was allocated.</summary>
    public static Sample Of(IReadOnlyCollection<Sample> samples) => new(
        Spread.Of(samples.Select(sample => sample.Nanoseconds)).Median,
        samples.Average(sample => sample.Bytes));
}
