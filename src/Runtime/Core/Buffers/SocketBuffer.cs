using System.Buffers;
using System.Diagnostics;

namespace Sockopt;

/// <summary>The bytes that a socket has to receive or to send, and how many it may have: a sockbuf that holds one endless
/// record (S8).</summary>
/// <remarks>A protocol reaches the buffers of its sockets through <see cref="Protocol"/>. Every member needs the lock of the
/// connection. Storage for more than the bytes is bounded by two clusters, because small writes are merged into the last
/// mbuf; so space is counted in bytes alone.</remarks>
public sealed class SocketBuffer
{
    private readonly MbufPool _pool;
    private Mbuf? _head;
    private Mbuf? _tail;

    internal SocketBuffer(MbufPool pool) => _pool = pool;

    /// <summary>The bytes in the buffer (sb_cc).</summary>
    public int Count { get; private set; }

    /// <summary>The bytes that the buffer is charged for although another one holds them: a local stream puts what is sent
    /// into the peer's receive buffer at once, and charges the sender until it is taken (S7.9, S9.9).</summary>
    public int Charged { get; private set; }

    /// <summary>How many bytes the buffer may hold (sb_hiwat).</summary>
    public int HighWater { get; internal set; }

    /// <summary>From how many bytes on the buffer is worth a wake-up: of data to receive, of space to send (sb_lowat).</summary>
    public int LowWater { get; internal set; }

    /// <summary>How many more bytes may be put in (sbspace); negative after the buffer was made smaller than what it holds
    /// (S8.2).</summary>
    public long Space => (long)HighWater - Count - Charged;

    /// <summary>The bytes, without copying them. Valid until the buffer changes.</summary>
    public ReadOnlySequence<byte> Data =>
        Count == 0 ? ReadOnlySequence<byte>.Empty : new ReadOnlySequence<byte>(_head!, 0, _tail!, _tail!.Length);

    /// <summary>Copies bytes behind the others (sbappendstream, S8.5). It does not look at <see cref="Space"/>; the sender
    /// did.</summary>
    public void Append(ReadOnlySpan<byte> source)
    {
        Count += source.Length;
        if (_tail is not null)
        {
            source = source[_tail.Append(source)..];
        }

        while (!source.IsEmpty)
        {
            Mbuf mbuf = _pool.Take(source.Length);
            source = source[mbuf.Append(source)..];
            _tail?.Link(mbuf);
            _head ??= mbuf;
            _tail = mbuf;
        }
    }

    /// <summary>Copies the first bytes out and leaves them.</summary>
    /// <returns>How many there were, at most as many as fit.</returns>
    public int Peek(Span<byte> destination)
    {
        int copied = 0;
        for (Mbuf? mbuf = _head; mbuf is not null && copied < destination.Length; mbuf = mbuf.NextMbuf)
        {
            ReadOnlySpan<byte> bytes = mbuf.Bytes;
            int part = Math.Min(bytes.Length, destination.Length - copied);
            bytes[..part].CopyTo(destination[copied..]);
            copied += part;
        }

        return copied;
    }

    /// <summary>Removes the first bytes (sbdrop, S8.5).</summary>
    /// <param name="count">How many: 0 to <see cref="Count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many.</exception>
    public void Drop(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
        Count -= count;
        while (_head is not null && count >= _head.Length && _head != _tail)
        {
            count -= _head.Length;
            RemoveHead();
        }

        if (_head is null)
        {
            return;
        }

        if (count < _head.Length)
        {
            _head.Drop(count);
        }
        else
        {
            Empty(_head);
        }
    }

    /// <summary>Removes every byte and gives all storage back (sbflush, S8.5).</summary>
    public void Flush()
    {
        Count = 0;
        while (_head is not null)
        {
            RemoveHead();
        }
    }

    /// <summary>Says how many bytes another buffer holds for this one: <see cref="Charged"/>.</summary>
    /// <param name="bytes">All of them, not the difference.</param>
    public void Charge(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        Charged = bytes;
    }

    // The last mbuf stays for the next bytes: a conversation of small messages then never goes to the pool.
    private void Empty(Mbuf last)
    {
        Debug.Assert(last == _tail, "Only the last mbuf stays.");
        if (last.Cluster!.IsShared)
        {
            RemoveHead();
        }
        else
        {
            last.Clear();
        }
    }

    private void RemoveHead()
    {
        Mbuf head = _head!;
        _head = head.NextMbuf;
        if (_head is null)
        {
            _tail = null;
        }

        _pool.Return(head);
    }
}
