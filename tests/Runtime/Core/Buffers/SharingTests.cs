using System.Buffers;

namespace Sockopt.Tests.Core;

/// <summary>Chains of several threads that share their clusters.</summary>
public sealed class SharingTests
{
    private readonly MbufPool _pool = new(long.MaxValue);

    [Fact]
    public async Task The_last_of_many_owners_returns_a_cluster_once()
    {
        const int Threads = 4;
        byte[] bytes = [.. Enumerable.Range(0, 20_000).Select(i => (byte)i)];
        for (int round = 0; round < 300; round++)
        {
            Assert.True(MbufChain.TryFill(bytes, _pool, out MbufChain chain));
            MbufChain[] chains = [chain, chain.Duplicate(), chain.Duplicate(), chain.Duplicate()];
            using Barrier barrier = new(Threads);
            bool[] same = await Task.WhenAll(chains.Select(mine => Task.Factory.StartNew(
                () =>
                {
                    barrier.SignalAndWait();
                    MbufChain duplicate = mine.Duplicate();
                    bool isSame = mine.Sequence.ToArray().AsSpan().SequenceEqual(bytes);
                    mine.Dispose();
                    duplicate.Split(10_000, out MbufChain first, out MbufChain rest);
                    first.Dispose();
                    isSame &= rest.Sequence.ToArray().AsSpan().SequenceEqual(bytes.AsSpan(10_000));
                    rest.Dispose();
                    return isSame;
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default))).WaitAsync(Caller.Patience);
            Assert.All(same, Assert.True);
            Assert.Equal(0, _pool.MbufsInUse);
            Assert.Equal(0, _pool.StorageInUse);
        }
    }

    [Fact]
    public async Task References_are_counted_exactly_while_two_threads_share()
    {
        Assert.True(_pool.TryTake(1, out Mbuf? mbuf));
        mbuf.Append([1]);
        await Task.WhenAll(Task.Run(ShareAndReturn), Task.Run(ShareAndReturn)).WaitAsync(Caller.Patience);
        Assert.False(mbuf.Cluster.IsShared);
        Assert.Equal(1, _pool.MbufsInUse);
        _pool.Return(mbuf);
        Assert.Equal(0, _pool.StorageInUse);

        void ShareAndReturn()
        {
            for (int round = 0; round < 300_000; round++)
            {
                _pool.Return(_pool.Share(mbuf, 1));
            }
        }
    }

    [Fact]
    public async Task Of_two_threads_that_release_the_same_handle_one_succeeds()
    {
        for (int round = 0; round < 2000; round++)
        {
            Assert.True(MbufChain.TryFill([1, 2, 3], _pool, out MbufChain chain));
            bool[] released = await Task.WhenAll(Task.Run(Release), Task.Run(Release)).WaitAsync(Caller.Patience);
            Assert.Single(released, true);
            Assert.Equal(0, _pool.MbufsInUse);

            bool Release()
            {
                try
                {
                    chain.Dispose();
                    return true;
                }
                catch (InvalidOperationException)
                {
                    return false;
                }
            }
        }
    }

    [Fact]
    public async Task What_was_peeked_at_stays_as_it_was_while_the_buffer_goes_on()
    {
        SocketBuffer buffer = new(_pool);
        Lock gate = new();
        Task<bool>[] tasks =
        [
            .. Enumerable.Range(0, 2).Select(seed => Task.Run(() => Read(new Random(seed)))),
            Task.Run(() => Write(new Random(9))),
        ];
        Assert.All(await Task.WhenAll(tasks).WaitAsync(Caller.Patience), Assert.True);
        buffer.Flush();
        Assert.Equal(0, _pool.MbufsInUse);
        Assert.Equal(0, _pool.StorageInUse);

        bool Write(Random random)
        {
            byte value = 0;
            for (int round = 0; round < 20_000; round++)
            {
                byte[] bytes = new byte[random.Next(1, 300)];
                for (int i = 0; i < bytes.Length; i++)
                {
                    bytes[i] = value++;
                }

                lock (gate)
                {
                    if (!buffer.Append(bytes))
                    {
                        return false;
                    }

                    if (buffer.Count > 30_000)
                    {
                        buffer.Drop(random.Next(buffer.Count));
                    }
                }
            }

            return true;
        }

        bool Read(Random random)
        {
            for (int round = 0; round < 10_000; round++)
            {
                MbufChain chain;
                lock (gate)
                {
                    int count = random.Next(Math.Min(buffer.Count, 3000) + 1);
                    chain = round % 2 == 0 ? buffer.Copy(count) : buffer.Take(count);
                }

                byte[] bytes = chain.Sequence.ToArray();
                chain.Dispose();
                for (int i = 1; i < bytes.Length; i++)
                {
                    if (bytes[i] != (byte)(bytes[i - 1] + 1))
                    {
                        return false;
                    }
                }
            }

            return true;
        }
    }
}
