namespace Sockopt;

/// <summary>The mbufs and clusters of one stack, and the count of those in use.</summary>
/// <remarks>Taken from and returned to under any lock, or none.</remarks>
internal sealed class MbufPool
{
    private const int Kept = 256;

    private readonly FreeList<Mbuf> _mbufs = new(2 * Kept);
    private readonly FreeList<Cluster> _small = new(Kept);
    private readonly FreeList<Cluster> _large = new(Kept);
    private int _mbufsInUse;
    private long _storageInUse;

    public int MbufsInUse => Volatile.Read(ref _mbufsInUse);

    public long StorageInUse => Interlocked.Read(ref _storageInUse);

    /// <summary>An empty mbuf for so many bytes, or for the first of them.</summary>
    public Mbuf Take(int bytes)
    {
        Cluster cluster = bytes > Cluster.SmallSize ? Take(_large, Cluster.LargeSize) : Take(_small, Cluster.SmallSize);
        cluster.AddReference();
        if (!_mbufs.TryTake(out Mbuf? mbuf))
        {
            mbuf = new Mbuf();
        }

        mbuf.Open(cluster);
        Interlocked.Increment(ref _mbufsInUse);
        Interlocked.Add(ref _storageInUse, cluster.Size);
        return mbuf;
    }

    public void Return(Mbuf mbuf)
    {
        Cluster cluster = mbuf.Close();
        _mbufs.Add(mbuf);
        Interlocked.Decrement(ref _mbufsInUse);
        if (cluster.Release())
        {
            Interlocked.Add(ref _storageInUse, -cluster.Size);
            (cluster.Size == Cluster.LargeSize ? _large : _small).Add(cluster);
        }
    }

    private static Cluster Take(FreeList<Cluster> free, int size) =>
        free.TryTake(out Cluster? cluster) ? cluster : new Cluster(size);
}
