using System.Diagnostics.CodeAnalysis;

namespace Sockopt;

/// <summary>The mbufs and clusters of one stack, the count of those in use, and the budget for them (S8.4).</summary>
/// <remarks>Taken from and returned to under any lock, or none. An mbuf that is the last one to point to its cluster keeps it
/// on the way through the pool, so that the pair is taken and returned as one.</remarks>
/// <param name="maximumStorage">The bytes of clusters that may be in use at one time.</param>
internal sealed class MbufPool(long maximumStorage)
{
    private const int Kept = 256;

    // With an mbuf each, 4 MiB. Thousands of idle connections that talked once would hold tens of them.
    private const int MaximumKeepers = 1024;

    // Both counts change together, and in one word with one atomic operation: mbufs in the lower half, clusters in the upper
    // one, counted in small clusters.
    private const int StorageShift = 32;

    private readonly FreeList<Mbuf> _bare = new(Kept);
    private readonly FreeList<Mbuf> _small = new(Kept);
    private readonly FreeList<Mbuf> _large = new(Kept);
    private readonly long _maximumUnits = Math.Min(maximumStorage / Cluster.SmallSize, int.MaxValue);
    private long _inUse;
    private int _keepers;

    public int MbufsInUse => (int)(uint)Volatile.Read(ref _inUse);

    /// <summary>The bytes of the clusters in use; one that several mbufs share counts once.</summary>
    public long StorageInUse => (Volatile.Read(ref _inUse) >> StorageShift) * Cluster.SmallSize;

    /// <summary>Whether more than half of the budget is in use, so that nobody should hold storage only for later.</summary>
    public bool IsShort => Volatile.Read(ref _inUse) >> StorageShift > _maximumUnits / 2;

    /// <summary>Allows one more buffer to keep an mbuf while it is empty, until <see cref="ForgetKeeper"/>.</summary>
    /// <returns>False if too many do.</returns>
    public bool TryAddKeeper()
    {
        // Without the first look every buffer beyond the limit would write here with every message.
        if (Volatile.Read(ref _keepers) >= MaximumKeepers)
        {
            return false;
        }

        if (Interlocked.Increment(ref _keepers) <= MaximumKeepers)
        {
            return true;
        }

        ForgetKeeper();
        return false;
    }

    /// <summary>A buffer keeps nothing any more.</summary>
    public void ForgetKeeper() => Interlocked.Decrement(ref _keepers);

    /// <summary>An empty mbuf for so many bytes, or for the first of them.</summary>
    /// <returns>False if the budget does not allow for its cluster.</returns>
    public bool TryTake(int bytes, [NotNullWhen(true)] out Mbuf? mbuf)
    {
        int size = bytes > Cluster.SmallSize ? Cluster.LargeSize : Cluster.SmallSize;
        if (!TryCharge(size))
        {
            mbuf = null;
            return false;
        }

        if (ListOf(size).TryTake(out mbuf))
        {
            mbuf.Open(cluster: null);
        }
        else
        {
            mbuf = TakeBare();
            mbuf.Open(new Cluster(size));
        }

        return true;
    }

    /// <summary>An mbuf of the first bytes of another one. It shares the cluster, so that no budget can refuse it.</summary>
    public Mbuf Share(Mbuf other, int count)
    {
        Interlocked.Increment(ref _inUse);
        Mbuf mbuf = TakeBare();
        mbuf.OpenFront(other, count);
        return mbuf;
    }

    public void Return(Mbuf mbuf) => Interlocked.Add(ref _inUse, -Release(mbuf));

    /// <summary>Returns an mbuf and all behind it (m_freem(9)).</summary>
    public void ReturnAll(Mbuf? head)
    {
        if (head is null)
        {
            return;
        }

        long charge = 0;
        while (head is not null)
        {
            Mbuf mbuf = head;
            head = mbuf.NextMbuf;
            charge += Release(mbuf);
        }

        Interlocked.Add(ref _inUse, -charge);
    }

    // What the mbuf was charged with: itself, and the cluster if nobody else has it.
    private long Release(Mbuf mbuf)
    {
        int size = mbuf.Cluster.Size;
        if (mbuf.Close())
        {
            ListOf(size).Add(mbuf);
            return Charge(size);
        }

        _bare.Add(mbuf);
        return 1;
    }

    // One mbuf and its cluster.
    private static long Charge(int size) => ((long)(size / Cluster.SmallSize) << StorageShift) + 1;

    private bool TryCharge(int size)
    {
        long charge = Charge(size);
        long before = Volatile.Read(ref _inUse);
        while ((before + charge) >> StorageShift <= _maximumUnits)
        {
            long found = Interlocked.CompareExchange(ref _inUse, before + charge, before);
            if (found == before)
            {
                return true;
            }

            before = found;
        }

        return false;
    }

    private Mbuf TakeBare() => _bare.TryTake(out Mbuf? mbuf) ? mbuf : new Mbuf(this);

    private FreeList<Mbuf> ListOf(int size) => size == Cluster.LargeSize ? _large : _small;
}
