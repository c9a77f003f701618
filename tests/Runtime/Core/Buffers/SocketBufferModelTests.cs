using System.Buffers;
using System.Runtime.InteropServices;

namespace Sockopt.Tests.Core;

/// <summary>Random calls on a buffer and on chains, beside lists of bytes.</summary>
public sealed class SocketBufferModelTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 16)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_buffer_and_its_chains_behave_like_lists_of_bytes(int seed)
    {
        using Model model = new(seed);
        for (int step = 0; step < 1500; step++)
        {
            model.Step();
        }

        model.Finish();
    }

    private sealed class Model : IDisposable
    {
        private const int Most = 150_000;

        private readonly Random _random;
        private readonly MbufPool _pool = new(long.MaxValue);
        private readonly List<byte> _bytes = [];
        private readonly List<(MbufChain Chain, byte[] Bytes)> _chains = [];
        private readonly SocketBuffer _buffer;
        private readonly MbufWriter _writer;
        private byte _next;

        public Model(int seed)
        {
            _random = new Random(seed);
            _buffer = new SocketBuffer(_pool);
            _writer = new MbufWriter(_pool);
        }

        public void Step()
        {
            switch (_random.Next(14))
            {
                case 0 or 1:
                    byte[] bytes = NewBytes();
                    Assert.True(_buffer.Append(bytes));
                    _bytes.AddRange(bytes);
                    break;
                case 2 when _chains.Count > 0:
                    (MbufChain chain, byte[] content) = _chains[_random.Next(_chains.Count)];
                    int start = _random.Next(content.Length + 1);
                    Assert.True(_buffer.Append(chain.Sequence.Slice(start)));
                    _bytes.AddRange(content[start..]);
                    break;
                case 3 when _chains.Count > 0:
                    (chain, content) = RemoveChain();
                    _buffer.Append(chain);
                    Assert.True(content.Length == 0 || Assert.Throws<InvalidOperationException>(() => chain.Length) is not null);
                    _bytes.AddRange(content);
                    break;
                case 4:
                    content = NewBytes();
                    _writer.Write(content);
                    _chains.Add((_writer.Detach(), content));
                    break;
                case 5:
                    content = NewBytes();
                    Assert.True(MbufChain.TryFill(content, _pool, out chain));
                    _chains.Add((chain, content));
                    break;
                case 6 or 7:
                    int count = Count(_bytes.Count);
                    _chains.Add((_buffer.Take(count), [.. _bytes[..count]]));
                    _bytes.RemoveRange(0, count);
                    break;
                case 8:
                    count = Count(_bytes.Count);
                    _chains.Add((_buffer.Copy(count), [.. _bytes[..count]]));
                    break;
                case 9 or 10:
                    count = Count(_bytes.Count);
                    _buffer.Drop(count);
                    _bytes.RemoveRange(0, count);
                    break;
                case 11:
                    byte[] peeked = new byte[Count(_bytes.Count + 10)];
                    count = _buffer.Peek(peeked);
                    Assert.Equal(Math.Min(peeked.Length, _bytes.Count), count);
                    Assert.Equal(_bytes[..count], peeked[..count]);
                    break;
                case 12 when _chains.Count > 0:
                    (chain, content) = RemoveChain();
                    count = Count(content.Length);
                    chain.Split(count, out MbufChain first, out MbufChain rest);
                    _chains.Add((first, content[..count]));
                    _chains.Add((rest, content[count..]));
                    break;
                case 13 when _chains.Count > 0:
                    (chain, content) = _chains[_random.Next(_chains.Count)];
                    _chains.Add((chain.Duplicate(), content));
                    break;
                default:
                    break;
            }

            Limit();
            Check();
        }

        public void Finish()
        {
            // It keeps the mbuf that it opened last, if nothing was written there.
            Dispose();
            while (_chains.Count > 0)
            {
                RemoveChain().Chain.Dispose();
                Check();
            }

            _buffer.Flush();
            Assert.Equal(0, _buffer.Storage);
            Assert.Equal(0, _pool.MbufsInUse);
            Assert.Equal(0, _pool.StorageInUse);
        }

        public void Dispose() => _writer.Dispose();

        private void Limit()
        {
            while (_chains.Count > 20)
            {
                RemoveChain().Chain.Dispose();
            }

            if (_bytes.Count > Most)
            {
                _buffer.Flush();
                _bytes.Clear();
            }
        }

        private void Check()
        {
            Assert.Equal(_bytes.Count, _buffer.Count);
            ReadOnlySequence<byte> data = _buffer.Data;
            Assert.True(data.ToArray().AsSpan().SequenceEqual(CollectionsMarshal.AsSpan(_bytes)));
            int segments = 0;
            foreach (ReadOnlyMemory<byte> segment in data)
            {
                Assert.False(segment.IsEmpty && _bytes.Count > 0);
                segments++;
            }

            long least = _bytes.Count == 0 ? 0 : segments * Cluster.SmallSize;
            long most = _bytes.Count == 0 ? Cluster.SmallSize : segments * Cluster.LargeSize;
            Assert.InRange(_buffer.Storage, least, most);
            foreach ((MbufChain chain, byte[] content) in _chains)
            {
                Assert.Equal(content.Length, chain.Length);
                Assert.True(chain.Sequence.ToArray().AsSpan().SequenceEqual(content));
            }
        }

        private (MbufChain Chain, byte[] Bytes) RemoveChain()
        {
            int index = _random.Next(_chains.Count);
            (MbufChain Chain, byte[] Bytes) removed = _chains[index];
            _chains.RemoveAt(index);
            return removed;
        }

        private int Count(int most) => _random.Next(4) switch
        {
            0 => most,
            1 => Math.Min(most, _random.Next(300)),
            _ => _random.Next(most + 1),
        };

        private byte[] NewBytes()
        {
            byte[] bytes = new byte[_random.Next(3) switch
            {
                0 => _random.Next(40_000),
                1 => _random.Next(6000),
                _ => _random.Next(300),
            }];
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = _next++;
            }

            return bytes;
        }
    }
}
