using System.Buffers;

namespace Sockopt.Tests.Core;

public sealed class MbufChainTests
{
    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 50_000).Select(i => (byte)(i * 7))];

    private readonly MbufPool _pool = new(long.MaxValue);

    [Fact]
    public void The_empty_chain_has_no_storage_and_no_end()
    {
        MbufChain chain = default;
        Assert.Equal(0, chain.Length);
        Assert.True(chain.IsEmpty);
        Assert.True(chain.Sequence.IsEmpty);
        Assert.True(chain.Duplicate().IsEmpty);
        chain.Split(0, out MbufChain first, out MbufChain rest);
        Assert.True(first.IsEmpty && rest.IsEmpty);
        chain.Dispose();
        chain.Dispose();
        Assert.Throws<ArgumentOutOfRangeException>(() => chain.Split(1, out _, out _));
    }

    [Fact]
    public void A_chain_shows_its_bytes_and_gives_its_storage_back()
    {
        MbufChain chain = Fill(Bytes);
        Assert.Equal(Bytes.Length, chain.Length);
        Assert.False(chain.IsEmpty);
        Assert.Equal(Bytes, chain.Sequence.ToArray());
        Assert.Equal(4, _pool.MbufsInUse);
        Assert.Equal((3 * Cluster.LargeSize) + Cluster.SmallSize, _pool.StorageInUse);
        chain.Dispose();
        AssertNothingInUse();
    }

    [Fact]
    public void A_duplicate_shares_the_storage_and_lives_on_its_own() // m_copym(9)
    {
        MbufChain chain = Fill(Bytes);
        long storage = _pool.StorageInUse;
        MbufChain duplicate = chain.Duplicate();
        Assert.Equal(storage, _pool.StorageInUse);
        chain.Dispose();
        Assert.Equal(storage, _pool.StorageInUse);
        Assert.Equal(Bytes, duplicate.Sequence.ToArray());
        duplicate.Dispose();
        AssertNothingInUse();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Cluster.LargeSize - 1)]
    [InlineData(Cluster.LargeSize)]
    [InlineData(Cluster.LargeSize + 1)]
    [InlineData(3 * Cluster.LargeSize)]
    [InlineData(49_999)]
    [InlineData(50_000)]
    public void A_split_chain_is_two_chains(int count) // m_split(9)
    {
        MbufChain chain = Fill(Bytes);
        long storage = _pool.StorageInUse;
        chain.Split(count, out MbufChain first, out MbufChain rest);
        Assert.Equal(storage, _pool.StorageInUse);
        Assert.Equal(count, first.Length);
        Assert.Equal(Bytes[..count], first.Sequence.ToArray());
        Assert.Equal(Bytes[count..], rest.Sequence.ToArray());
        Assert.Throws<InvalidOperationException>(chain.Dispose);
        first.Dispose();
        Assert.Equal(Bytes[count..], rest.Sequence.ToArray());
        rest.Dispose();
        AssertNothingInUse();
    }

    [Fact]
    public void A_split_beyond_the_end_leaves_the_chain()
    {
        MbufChain chain = Fill([1, 2, 3]);
        Assert.Throws<ArgumentOutOfRangeException>(() => chain.Split(4, out _, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => chain.Split(-1, out _, out _));
        Assert.Equal(3, chain.Length);
        chain.Dispose();
    }

    public static TheoryData<string> Ends => ["release", "give away", "split at the front", "split", "split at the end"];

    [Theory]
    [MemberData(nameof(Ends))]
    public void A_stale_handle_is_caught_however_it_is_used(string end)
    {
        SocketBuffer buffer = new(_pool);
        MbufChain chain = Fill(Bytes);
        MbufChain copyOfTheHandle = chain;
        MbufChain first = default;
        MbufChain rest = default;
        switch (end)
        {
            case "release":
                chain.Dispose();
                break;
            case "give away":
                buffer.Append(chain);
                break;
            default:
                chain.Split(end switch { "split" => 20_000, "split at the front" => 0, _ => Bytes.Length }, out first, out rest);
                break;
        }

        foreach (MbufChain stale in new[] { chain, copyOfTheHandle })
        {
            Assert.Throws<InvalidOperationException>(() => stale.Length);
            Assert.Throws<InvalidOperationException>(() => stale.IsEmpty);
            Assert.Throws<InvalidOperationException>(() => stale.Sequence);
            Assert.Throws<InvalidOperationException>(() => stale.Duplicate());
            Assert.Throws<InvalidOperationException>(() => stale.Split(0, out _, out _));
            Assert.Throws<InvalidOperationException>(() => stale.Split(-1, out _, out _));
            Assert.Throws<InvalidOperationException>(stale.Dispose);
            Assert.Throws<InvalidOperationException>(() => buffer.Append(stale));
        }

        first.Dispose();
        rest.Dispose();
        buffer.Flush();
        AssertNothingInUse();
    }

    [Fact]
    public void A_handle_stays_stale_when_its_mbuf_comes_back()
    {
        SocketBuffer buffer = new(_pool);
        MbufChain given = Fill([.. Bytes.AsSpan(0, 1000)]);
        buffer.Append(given);
        MbufChain taken = buffer.Take(1000);
        Assert.Equal(1000, taken.Length);
        Assert.Throws<InvalidOperationException>(() => given.Length);
        taken.Dispose();
        MbufChain next = Fill([1]);
        Assert.Throws<InvalidOperationException>(() => given.Length);
        Assert.Throws<InvalidOperationException>(taken.Dispose);
        Assert.Equal(1, next.Length);
        next.Dispose();
        AssertNothingInUse();
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 3)]
    [InlineData(3, 0)]
    [InlineData(3, 2)]
    public void A_chain_behind_another_has_the_bytes_of_both(int first, int second) // m_cat(9)
    {
        MbufChain joined = MbufChain.Join(Fill(Bytes[..first]), Fill(Bytes[first..(first + second)]));
        Assert.Equal(Bytes[..(first + second)], joined.Sequence.ToArray());
        joined.Dispose();
        AssertNothingInUse();
    }

    [Fact]
    public void A_chain_is_owned_until_its_handle_ends()
    {
        MbufChain chain = Fill(Bytes);
        Assert.True(chain.IsOwned);
        chain.Dispose();
        Assert.False(chain.IsOwned);
        Assert.False(default(MbufChain).IsOwned);
    }

    [Fact]
    public void The_end_of_a_sequence_gets_a_cluster_of_its_size()
    {
        ReadOnlySequence<byte> source = Pieces.Of(Bytes.AsMemory(0, Cluster.LargeSize + 10), Cluster.LargeSize);
        Assert.True(MbufChain.TryFill(source, _pool, out MbufChain chain));
        Assert.Equal(Cluster.LargeSize + Cluster.SmallSize, _pool.StorageInUse);
        chain.Dispose();
        AssertNothingInUse();
    }

    [Fact]
    public void A_sequence_of_many_segments_fills_a_chain()
    {
        MbufChain source = Fill(Bytes);
        Assert.True(MbufChain.TryFill(source.Sequence.Slice(1), _pool, out MbufChain chain));
        Assert.Equal(Bytes[1..], chain.Sequence.ToArray());
        Assert.True(MbufChain.TryFill(ReadOnlySequence<byte>.Empty, _pool, out MbufChain empty));
        Assert.True(empty.IsEmpty);
        source.Dispose();
        chain.Dispose();
        AssertNothingInUse();
    }

    private MbufChain Fill(byte[] bytes)
    {
        Assert.True(MbufChain.TryFill(bytes, _pool, out MbufChain chain));
        return chain;
    }

    private void AssertNothingInUse()
    {
        Assert.Equal(0, _pool.MbufsInUse);
        Assert.Equal(0, _pool.StorageInUse);
    }
}
