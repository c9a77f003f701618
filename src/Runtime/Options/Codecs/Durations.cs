namespace Sockopt;

/// <summary>How a time is expressed in whole units.</summary>
internal static class Durations
{
    /// <summary>The whole number of units nearest to zero that is no shorter than a time.</summary>
    /// <remarks>A negative time stays negative: zero would be another meaning, and it is for the range of an option to refuse
    /// it.</remarks>
    public static long RoundUp(TimeSpan time, long ticksPerUnit)
    {
        (long units, long rest) = Math.DivRem(time.Ticks, ticksPerUnit);
        return units + Math.Sign(rest);
    }
}
