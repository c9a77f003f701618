namespace Sockopt.Tests.Core;

public sealed class MbufTests
{
    [Theory]
    [InlineData(1, Cluster.SmallSize)]
    [InlineData(Cluster.SmallSize, Cluster.SmallSize)]
    [InlineData(Cluster.SmallSize + 1, Cluster.LargeSize)]
    [InlineData(1_000_000, Cluster.LargeSize)]
    public void The_cluster_fits_the_write(int bytes, int size)
    {
        Mbuf mbuf = new MbufPool().Take(bytes);
        Assert.Equal(size, mbuf.Cluster!.Size);
        Assert.Equal(0, mbuf.Length);
    }

    [Fact]
    public void Appending_stops_at_the_end_of_the_cluster()
    {
        Mbuf mbuf = new MbufPool().Take(1);
        Assert.Equal(Cluster.SmallSize - 1, mbuf.Append(new byte[Cluster.SmallSize - 1]));
        Assert.Equal(1, mbuf.Append([1, 2]));
        Assert.Equal(0, mbuf.Append([2]));
        Assert.Equal(1, mbuf.Bytes[^1]);
    }

    [Fact]
    public void A_shared_cluster_is_not_written_to()
    {
        Mbuf mbuf = new MbufPool().Take(1);
        mbuf.Append([1]);
        mbuf.Cluster!.AddReference();
        Assert.Equal(0, mbuf.Append([2]));
        Assert.False(mbuf.Cluster.Release());
        Assert.Equal(1, mbuf.Append([2]));
    }

    [Fact]
    public void A_cluster_goes_back_with_its_last_reference()
    {
        MbufPool pool = new MbufPool();
        Mbuf mbuf = pool.Take(1);
        Cluster cluster = mbuf.Cluster!;
        cluster.AddReference();
        pool.Return(mbuf);
        Assert.Equal(0, pool.MbufsInUse);
        Assert.Equal(Cluster.SmallSize, pool.StorageInUse);
        Assert.NotSame(cluster, pool.Take(1).Cluster);
    }

    [Fact]
    public void What_is_returned_is_used_again()
    {
        MbufPool pool = new MbufPool();
        Mbuf mbuf = pool.Take(1);
        Cluster cluster = mbuf.Cluster!;
        mbuf.Append([1, 2, 3]);
        pool.Return(mbuf);
        Mbuf again = pool.Take(1);
        Assert.Same(mbuf, again);
        Assert.Same(cluster, again.Cluster);
        Assert.Equal(0, again.Length);
    }

    [Fact]
    public void A_free_list_keeps_no_more_than_its_capacity()
    {
        FreeList<object> list = new FreeList<object>(capacity: 1);
        list.Add(new object());
        list.Add(new object());
        Assert.True(list.TryTake(out _));
        Assert.False(list.TryTake(out _));
    }
}
