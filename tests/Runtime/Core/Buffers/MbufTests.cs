namespace Sockopt.Tests.Core;

public sealed class MbufTests
{
    private readonly MbufPool _pool = new(long.MaxValue);

    [Theory]
    [InlineData(1, Cluster.SmallSize)]
    [InlineData(Cluster.SmallSize, Cluster.SmallSize)]
    [InlineData(Cluster.SmallSize + 1, Cluster.LargeSize)]
    [InlineData(1_000_000, Cluster.LargeSize)]
    public void The_cluster_fits_the_write(int bytes, int size)
    {
        Mbuf mbuf = Take(bytes);
        Assert.Equal(size, mbuf.Cluster.Size);
        Assert.Equal(size, mbuf.Room);
        Assert.Equal(0, mbuf.Length);
    }

    [Fact]
    public void Appending_stops_at_the_end_of_the_cluster()
    {
        Mbuf mbuf = Take(1);
        Assert.Equal(Cluster.SmallSize - 1, mbuf.Append(new byte[Cluster.SmallSize - 1]));
        Assert.False(mbuf.TryAppend([1, 2]));
        Assert.Equal(1, mbuf.Append([1, 2]));
        Assert.Equal(0, mbuf.Append([2]));
        Assert.True(mbuf.TryAppend([]));
        Assert.Equal(1, mbuf.Bytes[^1]);
    }

    [Fact]
    public void A_shared_cluster_is_not_written_to()
    {
        Mbuf mbuf = Take(1);
        mbuf.Append([1, 2, 3]);
        Mbuf front = _pool.Share(mbuf, 2);
        Assert.Equal([1, 2], front.Bytes.ToArray());
        Assert.False(mbuf.TryAppend([4]));
        Assert.Equal(0, front.Append([4]));
        _pool.Return(mbuf);
        Assert.Equal(1, front.Append([5]));
        Assert.Equal([1, 2, 5], front.Bytes.ToArray());
    }

    [Fact]
    public void A_cluster_goes_back_with_its_last_mbuf()
    {
        Mbuf mbuf = Take(1);
        mbuf.Append([1]);
        Cluster cluster = mbuf.Cluster;
        Mbuf other = _pool.Share(mbuf, 1);
        Assert.Equal(2, _pool.MbufsInUse);
        Assert.Equal(Cluster.SmallSize, _pool.StorageInUse);
        _pool.Return(mbuf);
        Assert.Equal(1, _pool.MbufsInUse);
        Assert.Equal(Cluster.SmallSize, _pool.StorageInUse);
        Assert.NotSame(cluster, Take(1).Cluster);
        _pool.Return(other);
        Assert.Same(cluster, Take(1).Cluster);
        Assert.Equal(2 * Cluster.SmallSize, _pool.StorageInUse);
    }

    [Fact]
    public void What_is_returned_is_used_again()
    {
        Mbuf mbuf = Take(1);
        Cluster cluster = mbuf.Cluster;
        mbuf.Append([1, 2, 3]);
        _pool.Return(mbuf);
        Mbuf again = Take(1);
        Assert.Same(mbuf, again);
        Assert.Same(cluster, again.Cluster);
        Assert.Equal(0, again.Length);
    }

    private Mbuf Take(int bytes)
    {
        Assert.True(_pool.TryTake(bytes, out Mbuf? mbuf));
        return mbuf;
    }
}
