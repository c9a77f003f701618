using System.Buffers;
using Sockopt.Tests.Profiles;
using static Sockopt.Tests.Core.TestCalls;

namespace Sockopt.Tests.Core;

public sealed class StorageBudgetTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(Cluster.SmallSize - 1, 0)]
    [InlineData(Cluster.SmallSize, 1)]
    [InlineData((2 * Cluster.SmallSize) - 1, 1)]
    [InlineData(10 * Cluster.SmallSize, 10)]
    public void No_more_is_taken_than_the_budget_allows(long budget, int mbufs)
    {
        MbufPool pool = new(budget);
        List<Mbuf> taken = [];
        while (pool.TryTake(1, out Mbuf? mbuf))
        {
            taken.Add(mbuf);
        }

        Assert.Equal(mbufs, taken.Count);
        Assert.Equal(mbufs * Cluster.SmallSize, pool.StorageInUse);
        taken.ForEach(pool.Return);
        Assert.Equal(0, pool.StorageInUse);
        Assert.Equal(mbufs > 0, pool.TryTake(1, out _));
    }

    [Fact]
    public void Sharing_needs_no_budget()
    {
        MbufPool pool = new(Cluster.SmallSize);
        Assert.True(MbufChain.TryFill([1, 2, 3], pool, out MbufChain chain));
        MbufChain duplicate = chain.Duplicate();
        duplicate.Split(1, out MbufChain first, out MbufChain rest);
        Assert.Equal(3, pool.MbufsInUse);
        Assert.Equal(Cluster.SmallSize, pool.StorageInUse);
        Assert.False(MbufChain.TryFill([1], pool, out MbufChain none));
        Assert.True(none.IsEmpty);
        Array.ForEach([chain, first, rest], part => part.Dispose());
        Assert.Equal(0, pool.StorageInUse);
    }

    [Fact]
    public void Nothing_is_appended_if_there_is_not_storage_for_all()
    {
        MbufPool pool = new(Cluster.SmallSize + Cluster.LargeSize);
        SocketBuffer buffer = new(pool);
        Assert.True(buffer.Append([1, 2]));
        Assert.False(buffer.Append(new byte[40_000]));
        Assert.True(MbufChain.TryFill(new byte[40_000], new MbufPool(long.MaxValue), out MbufChain foreign));
        Assert.False(buffer.Append(foreign.Sequence));
        Assert.Equal([1, 2], buffer.Data.ToArray());
        Assert.Equal(1, pool.MbufsInUse);
        Assert.True(buffer.Append(foreign.Sequence.Slice(0, 20_000)));
        foreign.Dispose();
    }

    [Fact]
    public void Nothing_is_kept_for_later_when_storage_is_short()
    {
        MbufPool pool = new(4 * Cluster.SmallSize);
        SocketBuffer[] buffers = [new(pool), new(pool), new(pool), new(pool)];
        Array.ForEach(buffers, buffer => Assert.True(buffer.Append([1])));
        Array.ForEach(buffers, buffer => buffer.Drop(1));
        Assert.Equal([0, 0, Cluster.SmallSize, Cluster.SmallSize], buffers.Select(buffer => buffer.Storage));
    }

    [Fact]
    public void Only_so_many_buffers_keep_an_mbuf()
    {
        MbufPool pool = new(long.MaxValue);
        int keepers = 0;
        while (keepers < 10_000 && pool.TryAddKeeper())
        {
            keepers++;
        }

        Assert.Equal(1024, keepers);
        pool.ForgetKeeper();
        Assert.True(pool.TryAddKeeper());
        Assert.False(pool.TryAddKeeper());
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_send_beyond_the_budget_is_ENOBUFS_until_somebody_receives(string profile) // S8.4
    {
        StackProfile p = Profile(profile);
        using LocalPair pair = new(p, p.DefaultLimits with { MaximumStorage = Cluster.SmallSize });
        Assert.Equal("5", pair.A.SendText("hello"));
        Assert.Equal("ENOBUFS", pair.B.SendText("x"));
        Assert.Equal("ENOBUFS", pair.A.SendText(new string('x', Cluster.SmallSize)));
        Assert.Equal("\"hello\"", pair.B.ReceiveText(5));
        Assert.Equal("1", pair.B.SendText("x"));
    }

    [Fact]
    public void Sockets_without_data_have_no_storage()
    {
        using LocalPair pair = new(StackProfile.OpenBsd);
        Assert.Equal(0, pair.Stack.Usage.Mbufs);
    }

    [Theory] // S8.4
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    [Proves<StackLimits>(nameof(StackLimits.MaximumStorage))]
    public void Storage_ends_and_is_there_again_when_somebody_takes_what_is_queued(string profile)
    {
        StackLimits limits = Profile(profile).DefaultLimits with { MaximumStorage = 4 * Cluster.SmallSize };
        using LocalPair pair = new(Profile(profile), limits);
        int sent = 0;
        IoResult result;
        while ((result = pair.A.Send(new byte[1000], MessageFlags.DontWait)).IsSuccess)
        {
            sent += result.Count;
        }

        Assert.Equal(Errno.ENOBUFS, result.Errno);
        Assert.InRange(sent, 1, 4 * Cluster.SmallSize);
        Assert.Equal(sent + 2, pair.B.ReceiveText(100_000).Length);
        Assert.Equal("1000", pair.A.SendText(new string('x', 1000)));
        pair.Dispose();
        Assert.Equal(default, pair.Stack.Usage);
    }

    [Fact] // S8.4: the little that a socket needs it still gets
    public void Buffers_are_small_and_do_not_grow_while_storage_is_short()
    {
        StackLimits limits = StackProfile.OpenBsd.DefaultLimits with { MaximumStorage = 4 * Cluster.SmallSize };
        SocketStack stack = LocalPair.LocalStack(StackProfile.OpenBsd, limits);
        using KernelSocket listener = LocalSockets.Listener(stack, backlog: 1);
        using LocalPair pair = new(stack);
        Assert.Equal("10000", pair.A.SendText(new string('x', 10_000)));
        using LocalPair late = new(stack);
        Assert.Equal(Cluster.SmallSize, late.A.GetInt(SocketOption.SendBufferSize.Id));
        Assert.Equal(Errno.ENOBUFS, late.A.SetInt(SocketOption.SendBufferSize.Id, Cluster.SmallSize + 1));
        Assert.Equal(Errno.Success, late.A.SetInt(SocketOption.SendBufferSize.Id, Cluster.SmallSize));
        Assert.Equal(Errno.Success, late.A.SetInt(SocketOption.SendBufferSize.Id, Cluster.SmallSize - 1));
        using KernelSocket client = LocalSockets.Client(stack);
        Assert.Equal(Errno.Success, client.Connect(LocalSockets.Name));
        Assert.Equal(Errno.Success, listener.Accept(out KernelSocket? accepted));
        Assert.Equal(Cluster.SmallSize, accepted!.GetInt(SocketOption.SendBufferSize.Id));
        accepted!.Close();
    }

    [Fact]
    public async Task A_budget_holds_while_two_threads_take()
    {
        const int Mbufs = 8;
        MbufPool pool = new(Mbufs * Cluster.SmallSize);
        bool[] held = await Task.WhenAll(Task.Run(Use), Task.Run(Use)).WaitAsync(Caller.Patience);
        Assert.All(held, Assert.True);
        Assert.Equal(0, pool.MbufsInUse);
        Assert.Equal(0, pool.StorageInUse);

        bool Use()
        {
            bool isHeld = true;
            Stack<Mbuf> taken = [];
            for (int round = 0; round < 20_000; round++)
            {
                while (taken.Count < 6 && pool.TryTake(1, out Mbuf? mbuf))
                {
                    taken.Push(mbuf);
                }

                isHeld &= pool.StorageInUse <= Mbufs * Cluster.SmallSize && taken.Count >= 2;
                while (taken.TryPop(out Mbuf? mbuf))
                {
                    pool.Return(mbuf);
                }
            }

            return isHeld;
        }
    }
}
