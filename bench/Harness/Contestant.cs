namespace Sockopt.Bench;

/// <summary>One way to do it.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="Repeat">Does it so many times, and returns the value that it came to in the end. The loop is the
/// contestant's own, so that the delegate costs one call a round.</param>
internal sealed record Contestant(string Name, Func<int, int> Repeat)
{
    /// <summary>Whether other threads do a part of it; then what the whole process allocates is its cost.</summary>
    public bool UsesThreads { get; init; }

    /// <summary>The bytes that it has allocated until now.</summary>
    public long AllocatedBytes => UsesThreads
        ? GC.GetTotalAllocatedBytes(precise: true)
        : GC.GetAllocatedBytesForCurrentThread();
}
