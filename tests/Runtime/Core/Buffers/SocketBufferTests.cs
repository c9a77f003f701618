using System.Buffers;

namespace Sockopt.Tests.Core;

public sealed class SocketBufferTests
{
    private readonly MbufPool _pool = new();

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
        Assert.Equal(0, _pool.MbufsInUse);
        Assert.Equal(0, _pool.StorageInUse);
    }

    [Fact]
    public void Space_counts_what_lies_elsewhere_and_may_be_negative() // S8.2
    {
        SocketBuffer buffer = new(_pool) { HighWater = 100 };
        buffer.Append(new byte[30]);
        buffer.Charge(20);
        Assert.Equal(50, buffer.Space);
        buffer.HighWater = 10;
        Assert.Equal(-40, buffer.Space);
    }

    [Fact]
    public void More_than_there_is_cannot_be_dropped()
    {
        SocketBuffer buffer = new(_pool);
        buffer.Append([1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Drop(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Drop(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Charge(-1));
    }
}
