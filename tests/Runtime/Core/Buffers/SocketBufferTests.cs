using System.Buffers;
using System.Runtime.CompilerServices;

namespace Sockopt.Tests.Core;

public sealed class SocketBufferTests
{
    private readonly MbufPool _pool = new(long.MaxValue);

    [Fact]
    public void Small_writes_are_merged_into_the_last_mbuf()
    {
        SocketBuffer buffer = new(_pool);
        for (int i = 0; i < 1000; i++)
        {
            buffer.Append([(byte)i]);
        }

        Assert.Equal(1000, buffer.Count);
        Assert.Equal(1, _pool.MbufsInUse);
    }

    [Fact]
    public void Bytes_come_out_in_the_order_in_which_they_went_in()
    {
        SocketBuffer buffer = new(_pool);
        Random random = new Random(1);
        byte written = 0;
        byte read = 0;
        for (int round = 0; round < 200; round++)
        {
            byte[] chunk = new byte[random.Next(0, 40_000)];
            for (int i = 0; i < chunk.Length; i++)
            {
                chunk[i] = written++;
            }

            buffer.Append(chunk);
            byte[] taken = new byte[random.Next(0, 40_000)];
            int count = buffer.Peek(taken);
            Assert.Equal(Math.Min(taken.Length, buffer.Count), count);
            Assert.Equal(taken.AsSpan(0, count).ToArray(), buffer.Data.Slice(0, count).ToArray());
            buffer.Drop(count);
            for (int i = 0; i < count; i++)
            {
                Assert.Equal(read++, taken[i]);
            }
        }
    }

    [Fact]
    public void Data_is_a_sequence_over_all_mbufs()
    {
        SocketBuffer buffer = new(_pool);
        byte[] bytes = [.. Enumerable.Range(0, 50_000).Select(i => (byte)(i * 7))];
        buffer.Append(bytes);
        buffer.Drop(5000);
        buffer.Append([1, 2, 3]);
        Assert.Equal(45_003, buffer.Data.Length);
        Assert.Equal([.. bytes[5000..], 1, 2, 3], buffer.Data.ToArray());
        Assert.False(buffer.Data.IsSingleSegment);
    }

    [Fact]
    public void An_emptied_buffer_keeps_its_last_mbuf_and_a_flushed_one_none()
    {
        SocketBuffer buffer = new(_pool);
        buffer.Append(new byte[100_000]);
        buffer.Drop(100_000);
        Assert.Equal(0, buffer.Count);
        Assert.True(buffer.Data.IsEmpty);
        Assert.Equal(1, _pool.MbufsInUse);

        buffer.Append(new byte[10]);
        Assert.Equal(1, _pool.MbufsInUse);
        buffer.Flush();
        Assert.Equal(0, buffer.Count);
        Assert.Equal(0, buffer.Storage);
        Assert.Equal(0, _pool.MbufsInUse);
        Assert.Equal(0, _pool.StorageInUse);
    }

    [Fact]
    public void Space_counts_what_lies_elsewhere_and_may_be_negative() // S8.2
    {
        SocketBuffer buffer = new(_pool) { HighWater = 100 };
        buffer.Append(new byte[30]);
        buffer.Charge(bytes: 20, storage: 0);
        Assert.Equal(50, buffer.Space);
        buffer.HighWater = 10;
        Assert.Equal(-40, buffer.Space);
    }

    [Fact]
    public void More_than_there_is_cannot_be_dropped()
    {
        SocketBuffer buffer = new(_pool);
        Assert.True(buffer.Append([1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Drop(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Drop(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Charge(-1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Charge(0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Take(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Copy(-1));
    }

    [Fact]
    public void Writes_merge_and_the_storage_is_that_of_the_clusters()
    {
        SocketBuffer buffer = new(_pool);
        Assert.True(buffer.Append([1]));
        Assert.Equal(Cluster.SmallSize, buffer.Storage);
        Assert.True(buffer.Append(new byte[20_000]));
        Assert.Equal(Cluster.SmallSize + Cluster.LargeSize, buffer.Storage);
        buffer.Drop(Cluster.SmallSize);
        Assert.Equal(Cluster.LargeSize, buffer.Storage);
    }

    [Theory]
    [InlineData(0, 3 * 16384)]
    [InlineData(6144, 3 * 16384)]
    [InlineData(6145, 8 * 6145)]
    [InlineData(int.MaxValue, 8L * int.MaxValue)]
    public void The_limit_of_storage_follows_the_high_water_mark(int highWater, long limit) // S8.3
    {
        Assert.Equal(limit, new SocketBuffer(_pool) { HighWater = highWater }.StorageLimit);
    }

    [Fact]
    public void Space_counts_storage_here_and_elsewhere() // S8.2
    {
        SocketBuffer buffer = new(_pool) { HighWater = 100_000 };
        for (int i = 0; i < 40; i++)
        {
            buffer.Append(Chain(500, cluster: Cluster.LargeSize));
        }

        Assert.Equal(40 * Cluster.LargeSize, buffer.Storage);
        Assert.Equal(80_000, buffer.Space);
        buffer.Charge(bytes: 1, storage: 90_000);
        Assert.Equal(800_000 - (40 * Cluster.LargeSize) - 90_000, buffer.Space);
        buffer.Charge(bytes: 0, storage: 150_000);
        Assert.Equal(800_000 - (40 * Cluster.LargeSize) - 150_000, buffer.Space);
        buffer.Flush();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(6143)]
    [InlineData(6144)]
    [InlineData(6145)]
    [InlineData(32768)]
    [InlineData(212992)]
    public void Storage_never_limits_what_is_copied(int highWater)
    {
        for (int seed = 0; seed < 6; seed++)
        {
            Random random = new Random(seed);
            SocketBuffer receiver = new(_pool) { HighWater = highWater };
            SocketBuffer sender = new(_pool) { HighWater = highWater };
            byte[] source = new byte[40_000];
            for (int step = 0; step < 2000; step++)
            {
                int space = (int)Math.Max(receiver.Space, 0);
                int wanted = random.Next(6) switch
                {
                    0 => Cluster.SmallSize + 1,
                    1 => Cluster.LargeSize + 1,
                    2 => random.Next(source.Length),
                    _ => 1,
                };
                Assert.True(receiver.Append(source.AsSpan(0, Math.Min(wanted, space))));
                Check();
                receiver.Drop(random.Next(4) switch
                {
                    0 => receiver.Count,
                    1 => Math.Max(receiver.Count - 1, 0),
                    2 => random.Next(receiver.Count + 1),
                    _ => Math.Min(receiver.Count, 1),
                });
                Check();
            }

            receiver.HighWater = 0;
            Check();
            receiver.Flush();

            void Check()
            {
                sender.Charge(receiver.Count, receiver.Storage);
                Assert.Equal(receiver.HighWater - receiver.Count, receiver.Space);
                Assert.Equal(sender.HighWater - sender.Charged, sender.Space);
            }
        }
    }

    [Fact]
    public void A_chain_is_taken_over_without_a_copy()
    {
        SocketBuffer buffer = new(_pool);
        Assert.True(buffer.Append([7]));
        MbufChain chain = Chain(1000);
        ref readonly byte first = ref chain.Sequence.FirstSpan[0];
        buffer.Append(chain);
        Assert.Equal(1001, buffer.Count);
        Assert.Equal(2, _pool.MbufsInUse);
        Assert.True(Unsafe.AreSame(in first, in buffer.Data.Slice(1).FirstSpan[0]));
        Assert.Equal([7, .. Pattern(1000)], buffer.Data.ToArray());
        Assert.Throws<InvalidOperationException>(() => chain.Length);
        Assert.Throws<InvalidOperationException>(() => buffer.Append(chain));
        Assert.Throws<InvalidOperationException>(chain.Dispose);
        buffer.Flush();
    }

    [Fact]
    public void A_small_chain_is_copied_behind_the_last_bytes() // S8.5
    {
        SocketBuffer buffer = new(_pool);
        for (int i = 0; i < 10; i++)
        {
            MbufChain chain = Chain(256);
            buffer.Append(chain);
            Assert.Throws<InvalidOperationException>(() => chain.Sequence);
        }

        Assert.Equal(1, _pool.MbufsInUse);
        Assert.Equal(Cluster.SmallSize, buffer.Storage);
        Assert.Equal(Enumerable.Repeat(Pattern(256), 10).SelectMany(bytes => bytes), buffer.Data.ToArray());
    }

    [Fact]
    public void A_chain_takes_the_place_of_the_mbuf_that_was_kept()
    {
        SocketBuffer buffer = new(_pool);
        Assert.True(buffer.Append([1]));
        buffer.Drop(1);
        buffer.Append(Chain(1000));
        Assert.Equal(1, _pool.MbufsInUse);
        Assert.True(buffer.Data.IsSingleSegment);
    }

    [Fact]
    public void A_chain_of_another_stack_is_refused_and_stays_whole()
    {
        Assert.True(MbufChain.TryFill([1, 2], new MbufPool(long.MaxValue), out MbufChain chain));
        Assert.Throws<ArgumentException>(() => new SocketBuffer(_pool).Append(chain));
        Assert.Equal([1, 2], chain.Sequence.ToArray());
        chain.Dispose();
        new SocketBuffer(_pool).Append(default(MbufChain));
    }

    [Fact]
    public void What_is_taken_leaves_the_buffer_and_outlives_it()
    {
        SocketBuffer buffer = new(_pool);
        byte[] bytes = Pattern(40_000);
        Assert.True(buffer.Append(bytes));
        MbufChain first = buffer.Take(20_000);
        Assert.Equal(20_000, buffer.Count);
        Assert.Equal(Cluster.LargeSize * 2, buffer.Storage);
        Assert.Equal(bytes[20_000..], buffer.Data.ToArray());
        MbufChain rest = buffer.Take(20_000);
        Assert.Equal(0, buffer.Storage);
        Assert.True(buffer.Take(0).IsEmpty);
        Assert.Equal(bytes[..20_000], first.Sequence.ToArray());
        Assert.Equal(bytes[20_000..], rest.Sequence.ToArray());
        first.Dispose();
        Assert.Equal(bytes[20_000..], rest.Sequence.ToArray());
        rest.Dispose();
        Assert.Equal(0, _pool.MbufsInUse);
        Assert.Equal(0, _pool.StorageInUse);
    }

    [Fact]
    public void What_somebody_has_peeked_at_is_not_written_to()
    {
        SocketBuffer buffer = new(_pool);
        Assert.True(buffer.Append([1, 2, 3]));
        MbufChain peeked = buffer.Copy(2);
        Assert.True(buffer.Append([4]));
        Assert.Equal(2 * Cluster.SmallSize, buffer.Storage);
        buffer.Drop(3);
        Assert.Equal([1, 2], peeked.Sequence.ToArray());
        buffer.Drop(1);
        Assert.True(buffer.Append([5, 6, 7]));
        Assert.Equal([1, 2], peeked.Sequence.ToArray());
        peeked.Dispose();
        Assert.Equal([5, 6, 7], buffer.Data.ToArray());
        Assert.Equal(1, _pool.MbufsInUse);
    }

    [Fact]
    public void Once_released_a_peeked_mbuf_is_written_to_again()
    {
        SocketBuffer buffer = new(_pool);
        for (int i = 0; i < 100; i++)
        {
            Assert.True(buffer.Append([(byte)i]));
            buffer.Copy(buffer.Count).Dispose();
        }

        Assert.Equal(Cluster.SmallSize, buffer.Storage);
    }

    [Fact]
    public void An_emptied_buffer_keeps_no_large_mbuf()
    {
        SocketBuffer buffer = new(_pool);
        Assert.True(buffer.Append(new byte[5000]));
        buffer.Drop(5000);
        Assert.Equal(0, buffer.Storage);
        Assert.Equal(0, _pool.MbufsInUse);
    }

    [Fact]
    public void A_sequence_is_copied_and_stays_with_its_owner()
    {
        SocketBuffer buffer = new(_pool);
        Assert.True(buffer.Append([9]));
        MbufChain chain = Chain(30_000);
        Assert.True(buffer.Append(chain.Sequence));
        Assert.True(buffer.Append(ReadOnlySequence<byte>.Empty));
        Assert.True(buffer.Append(chain.Sequence.Slice(5, 10)));
        chain.Dispose();
        byte[] bytes = Pattern(30_000);
        Assert.Equal([9, .. bytes, .. bytes[5..15]], buffer.Data.ToArray());
    }

    [Fact]
    public void A_sequence_fills_what_is_left_and_begins_what_is_empty()
    {
        SocketBuffer buffer = new(_pool);
        Assert.True(buffer.Data.IsEmpty);
        Assert.True(buffer.Append(Pieces.Of(Pattern(10), 4)));
        Assert.Equal(10, buffer.Count);
        Assert.True(buffer.Append(Pieces.Of(Pattern(20), 4)));
        Assert.Equal(30, buffer.Count);
        Assert.Equal(1, _pool.MbufsInUse);
        Assert.Equal([.. Pattern(10), .. Pattern(20)], buffer.Data.ToArray());
    }

    [Fact]
    public void Looking_tells_how_much_there_was()
    {
        SocketBuffer buffer = new(_pool);
        byte[] bytes = Pattern(20_000);
        Assert.True(buffer.Append(bytes));
        Assert.True(_pool.MbufsInUse > 1);
        byte[] seen = new byte[30_000];
        Assert.Equal(20_000, buffer.Peek(seen));
        Assert.Equal(bytes, seen[..20_000]);
        foreach (int length in (int[])[1, 16_384, 16_385, 19_999])
        {
            seen = new byte[length];
            Assert.Equal(length, buffer.Peek(seen));
            Assert.Equal(bytes[..length], seen);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Copy(20_001));
    }

    [Fact]
    public void A_segment_that_throws_changes_nothing()
    {
        SocketBuffer buffer = new(_pool);
        Assert.True(buffer.Append([1]));
        BrokenSegment broken = new(runningIndex: Cluster.LargeSize);
        ReadOnlySequence<byte> sequence = new(new BrokenSegment(broken, new byte[Cluster.LargeSize]), 0, broken, 1);
        Assert.Throws<ObjectDisposedException>(() => buffer.Append(sequence));
        Assert.Equal(1, buffer.Count);
        Assert.Equal([1], buffer.Data.ToArray());
        Assert.Equal(1, _pool.MbufsInUse);
    }

    private static byte[] Pattern(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)(i * 7))];

    private MbufChain Chain(int length, int cluster = 0)
    {
        using MbufWriter writer = new(_pool);
        for (int done = 0; done < length;)
        {
            Span<byte> span = writer.GetSpan(cluster);
            int count = Math.Min(span.Length, length - done);
            Pattern(length).AsSpan(done, count).CopyTo(span);
            writer.Advance(count);
            done += count;
        }

        return writer.Detach();
    }

    private sealed class BrokenSegment : ReadOnlySequenceSegment<byte>
    {
        public BrokenSegment(long runningIndex)
        {
            RunningIndex = runningIndex;
            Memory = new BrokenManager().Memory;
        }

        public BrokenSegment(BrokenSegment next, byte[] bytes)
        {
            Next = next;
            Memory = bytes;
        }
    }

    private sealed class BrokenManager : MemoryManager<byte>
    {
        public override Memory<byte> Memory => CreateMemory(1);

        public override Span<byte> GetSpan() => throw new ObjectDisposedException(nameof(BrokenManager));

        public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
