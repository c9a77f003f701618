using System.Buffers;
using System.Net.Sockets;

namespace Sockopt.Tests.Core;

public sealed class MbufWriterTests
{
    private readonly MbufPool _pool = new(64 * 1024);

    [Fact]
    public void What_is_written_is_what_the_chain_holds()
    {
        using MbufWriter writer = new(_pool);
        byte[] bytes = [.. Enumerable.Range(0, 50_000).Select(i => (byte)(i * 3))];
        writer.Write(bytes.AsSpan(0, 10));
        writer.Write(bytes.AsSpan(10));
        Assert.Equal(50_000, writer.Length);
        MbufChain chain = writer.Detach();
        Assert.Equal(0, writer.Length);
        Assert.Equal(bytes, chain.Sequence.ToArray());
        writer.Write<byte>([1, 2]);
        MbufChain next = writer.Detach();
        Assert.Equal([1, 2], next.Sequence.ToArray());
        Assert.Equal(bytes, chain.Sequence.ToArray());
        chain.Dispose();
        next.Dispose();
        Assert.Equal(0, _pool.MbufsInUse);
    }

    [Fact]
    public void A_hint_that_does_not_fit_opens_another_mbuf()
    {
        using MbufWriter writer = new(_pool);
        writer.GetSpan().Fill(1);
        writer.Advance(Cluster.SmallSize - 5);
        Assert.Equal(5, writer.GetMemory(5).Length);
        Assert.Equal(Cluster.LargeSize, writer.GetMemory(6).Length);
        writer.GetSpan()[0] = 2;
        writer.Advance(1);
        MbufChain chain = writer.Detach();
        Assert.Equal(Cluster.SmallSize - 4, chain.Length);
        Assert.Equal([1, 2], chain.Sequence.Slice(Cluster.SmallSize - 6).ToArray());
        chain.Dispose();
    }

    [Fact]
    public void An_mbuf_without_bytes_joins_no_chain_and_is_used_again()
    {
        using MbufWriter writer = new(_pool);
        Assert.Equal(Cluster.SmallSize, writer.GetMemory().Length);
        Assert.True(writer.Detach().IsEmpty);
        Assert.Equal(Cluster.SmallSize, writer.GetMemory().Length);
        Assert.Equal(1, _pool.MbufsInUse);
        Assert.Equal(MbufWriter.MaximumSizeHint, writer.GetMemory(MbufWriter.MaximumSizeHint).Length);
        Assert.Equal(1, _pool.MbufsInUse);
    }

    [Fact]
    public void Wrong_counts_and_hints_are_refused()
    {
        using MbufWriter writer = new(_pool);
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.GetMemory(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.GetMemory(MbufWriter.MaximumSizeHint + 1));
        Assert.Throws<InvalidOperationException>(() => writer.Advance(1));
        writer.Advance(0);
        writer.GetMemory();
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.Advance(-1));
        Assert.Throws<InvalidOperationException>(() => writer.Advance(Cluster.SmallSize + 1));
        writer.Advance(Cluster.SmallSize);
        Assert.Throws<InvalidOperationException>(() => writer.Advance(1));
    }

    [Fact]
    public void A_disposed_writer_releases_what_was_not_detached_and_is_of_no_use()
    {
        MbufWriter writer = new(_pool);
        writer.Write(new byte[5000]);
        MbufChain chain = writer.Detach();
        writer.Write(new byte[5000]);
        writer.GetMemory(Cluster.LargeSize);
        writer.Dispose();
        writer.Dispose();
        Assert.Equal(5000, chain.Length);
        chain.Dispose();
        Assert.Equal(0, _pool.MbufsInUse);
        Assert.Equal(0, _pool.StorageInUse);
        Assert.Throws<ObjectDisposedException>(() => writer.GetMemory());
        Assert.Throws<ObjectDisposedException>(() => writer.Advance(0));
        Assert.Throws<ObjectDisposedException>(() => writer.Detach());
    }

    [Fact]
    public void A_used_up_budget_is_ENOBUFS_and_what_was_written_stays() // S8.4
    {
        using MbufWriter writer = new(_pool);
        writer.Write(new byte[4096 + (3 * 16384)]);
        SocketException exception = Assert.Throws<SocketException>(() => writer.GetMemory());
        Assert.Equal(SocketError.NoBufferSpaceAvailable, exception.SocketErrorCode);
        MbufChain chain = writer.Detach();
        Assert.Equal(4096 + (3 * 16384), chain.Length);
        chain.Dispose();
        Assert.Equal(4096, writer.GetMemory().Length);
    }
}
