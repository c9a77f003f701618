namespace Sockopt;

/// <summary>A piece of storage that mbufs point into. Counted: it goes back to its pool with the last mbuf.</summary>
/// <remarks>Only a holder of a reference adds one. So who sees a count of one holds the cluster alone, and it stays so until
/// that holder does something about it.</remarks>
internal sealed class Cluster(int size)
{
    /// <summary>For writes that do not fill a page.</summary>
    public const int SmallSize = 4096;

    /// <summary>For everything else.</summary>
    public const int LargeSize = 16384;

    private int _references = 1;

    public byte[] Bytes { get; } = new byte[size];

    public int Size => Bytes.Length;

    /// <summary>Whether more than one mbuf points here; then none of them may write.</summary>
    public bool IsShared => Volatile.Read(ref _references) > 1;

    public void AddReference() => Interlocked.Increment(ref _references);

    /// <summary>Drops a reference. The last one is not dropped but left to the caller, for the next use.</summary>
    /// <returns>Whether it was the last one.</returns>
    public bool Release()
    {
        if (!IsShared)
        {
            return true;
        }

        if (Interlocked.Decrement(ref _references) > 0)
        {
            return false;
        }

        // The other holders let go meanwhile, and nobody is left who could look.
        Volatile.Write(ref _references, 1);
        return true;
    }
}
