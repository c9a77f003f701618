namespace Sockopt;

/// <summary>How a time is expressed in whole units.</summary>
internal static class Durations
{
    /// <summary>The least whole number of units that is no shorter than a time.</summary>
    public static long RoundUp(TimeSpan time, long ticksPerUnit)
    {
        (long units, long rest) = Math.DivRem(time.Ticks, ticksPerUnit);
        return rest > 0 ? units + 1 : units;
    }
}
