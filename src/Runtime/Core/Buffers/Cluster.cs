namespace Sockopt;

/// <summary>A piece of storage that mbufs point into. Counted: it goes back to its pool with the last mbuf.</summary>
internal sealed class Cluster(int size)
{
    /// <summary>For writes that do not fill a page.</summary>
    public const int SmallSize = 4096;

    /// <summary>For everything else.</summary>
    public const int LargeSize = 16384;

    private int _references;

    public byte[] Bytes { get; } = new byte[size];

    public int Size => Bytes.Length;

    /// <summary>Whether more than one mbuf points here; then none of them may write.</summary>
    public bool IsShared => Volatile.Read(ref _references) > 1;

    public void AddReference() => Interlocked.Increment(ref _references);

    /// <summary>Drops a reference.</summary>
    /// <returns>Whether it was the last one.</returns>
    public bool Release() => Interlocked.Decrement(ref _references) == 0;
}
