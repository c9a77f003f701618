using System.Buffers;

namespace Sockopt;

/// <summary>The bytes that a socket has to receive or to send, and how many it may have: a sockbuf (S8). Where a message ends
/// among them, the socket knows.</summary>
/// <remarks>
/// <para>A protocol reaches the buffers of its sockets through <see cref="Protocol"/>. Every member needs the lock of the
/// connection.</para>
/// <para>Two things are limited: the bytes, and the storage behind them, which may be much more: a chain of one byte holds a
/// cluster. Bytes that are appended by copying fill up the last mbuf first, and so never come near the limit of storage,
/// unless that mbuf is shared with a chain that somebody keeps: what is shared is not written to. Small messages come near
/// it: each is charged 256 bytes beside its own.</para>
/// </remarks>
public sealed class SocketBuffer
{
    // S8.5: a chain that is as small as this is copied behind the last bytes if it fits there (sbcompress). Copying takes as
    // long as linking, and small messages then do not use up the storage.
    private const int CompressedLength = 256;

    // What a record costs at least, so that there is an end to empty ones: an mbuf of the BSDs (MSIZE).
    private const int RecordStorage = 256;

    private readonly MbufPool _pool;
    private long _clusterStorage;

    // Mbufs without gaps between them. All have bytes, but one that is alone may be empty.
    private Mbuf? _head;
    private Mbuf? _tail;

    // Whether the last mbuf may stay when it is emptied. Only some of all buffers may.
    private bool _isKeeper;

    internal SocketBuffer(MbufPool pool) => _pool = pool;

    /// <summary>The bytes in the buffer (sb_cc).</summary>
    public int Count { get; private set; }

    /// <summary>The messages in the buffer. A stream has none.</summary>
    public int Records { get; private set; }

    /// <summary>The bytes of the names that messages came with: what sb_cc counts beyond sb_datacc (S8.2).</summary>
    public int Overhead { get; private set; }

    /// <summary>The size of the clusters behind the bytes, used or not, and 256 bytes for each message (sb_mbcnt). Each mbuf is
    /// charged with the whole of its cluster, also where it shares it.</summary>
    public long Storage => _clusterStorage + ((long)Records * RecordStorage);

    /// <summary>The bytes that the buffer is charged for although another one holds them: a local stream puts what is sent
    /// into the peer's receive buffer at once, and charges the sender until it is taken (S7.9, S9.9).</summary>
    public int Charged { get; private set; }

    /// <summary>The storage behind <see cref="Charged"/>.</summary>
    public long ChargedStorage { get; private set; }

    /// <summary>How many bytes the buffer may hold (sb_hiwat). It sets the <see cref="StorageLimit"/>.</summary>
    public int HighWater
    {
        get;
        internal set
        {
            field = value;
            StorageLimit = LimitOf(value);
        }
    }

    /// <summary>How much storage the buffer may hold (sb_mbmax, S8.3): eight times <see cref="HighWater"/>, and at least three
    /// large clusters.</summary>
    public long StorageLimit { get; private set; } = LimitOf(0);

    /// <summary>From how many bytes on the buffer is worth a wake-up: of data to receive, of space to send (sb_lowat).</summary>
    public int LowWater { get; internal set; }

    /// <summary>How many more bytes may be put in (sbspace): as many as both limits allow. Negative after the buffer was made
    /// smaller than what it holds, and after a chain brought more storage than there was left (S8.2).</summary>
    public long Space => Math.Min((long)HighWater - Count - Overhead - Charged, StorageLimit - Storage - ChargedStorage);

    /// <summary>The bytes, without copying them. Valid until the buffer changes.</summary>
    public ReadOnlySequence<byte> Data
    {
        get
        {
            if (Count == 0)
            {
                return ReadOnlySequence<byte>.Empty;
            }

            // The only two that can have changed since they were linked.
            _head!.Show();
            _tail!.Show();
            return new ReadOnlySequence<byte>(_head, 0, _tail, _tail.Length);
        }
    }

    /// <summary>Copies bytes behind the others (sbappendstream, S8.5). It does not look at <see cref="Space"/>; the sender
    /// did.</summary>
    /// <returns>False if the stack holds as much as <see cref="StackLimits.MaximumStorage"/>, which is ENOBUFS; nothing was
    /// appended then (S8.4).</returns>
    /// <exception cref="OverflowException">There would be more than <see cref="int.MaxValue"/> bytes.</exception>
    public bool Append(ReadOnlySpan<byte> source)
    {
        int count = checked(Count + source.Length);
        if (_tail is null || !_tail.TryAppend(source))
        {
            return AppendBeyond(source);
        }

        Count = count;
        return true;
    }

    /// <summary>Copies the bytes of a sequence behind the others. It has no owner who could give it away.</summary>
    /// <returns>As for a span.</returns>
    /// <exception cref="OverflowException">There would be more than <see cref="int.MaxValue"/> bytes.</exception>
    public bool Append(ReadOnlySequence<byte> source)
    {
        if (source.IsSingleSegment)
        {
            return Append(source.FirstSpan);
        }

        _ = checked(Count + (int)source.Length);
        int room = (int)Math.Min(_tail?.Room ?? 0, source.Length);
        if (room > 0)
        {
            source.Slice(0, room).CopyTo(_tail!.Free.Span);
        }

        if (!MbufChain.TryFill(source.Slice(room), _pool, out MbufChain rest))
        {
            return false;
        }

        // Not before: nothing is appended if there is not enough storage, or if a segment throws.
        _tail?.Advance(room);
        Count += room;

        Link(rest);
        return true;
    }

    /// <summary>Puts a chain behind the other bytes without copying it, and owns it from then on (sbappendstream,
    /// S8.5).</summary>
    /// <remarks>Up to 256 bytes are copied after all, where the last mbuf has room for them.</remarks>
    /// <exception cref="InvalidOperationException">The chain was given away, split or released before.</exception>
    /// <exception cref="ArgumentException">The chain belongs to another stack; stacks share nothing.</exception>
    /// <exception cref="OverflowException">There would be more than <see cref="int.MaxValue"/> bytes.</exception>
    public void Append(MbufChain chain)
    {
        int length = chain.Length;
        _ = checked(Count + length);
        if (chain.IsForeignTo(_pool))
        {
            throw new ArgumentException("The chain belongs to another stack; stacks share nothing.", nameof(chain));
        }

        if (length > CompressedLength || _tail is null || _tail.Room < length)
        {
            Link(chain);
            return;
        }

        Mbuf? head = chain.Claim();
        for (Mbuf? mbuf = head; mbuf is not null; mbuf = mbuf.NextMbuf)
        {
            _tail.Append(mbuf.Bytes);
        }

        Count += length;
        _pool.ReturnAll(head);
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
            bytes[..part].CopySteadilyTo(destination[copied..]);
            copied += part;
        }

        return copied;
    }

    /// <summary>Removes the first bytes (sbdrop, S8.5).</summary>
    /// <param name="count">How many: 0 to <see cref="Count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many.</exception>
    public void Drop(int count)
    {
        ThrowIfNotThere(count);
        Count -= count;
        while (count > 0)
        {
            Mbuf head = _head!;
            if (count < head.Length)
            {
                head.Drop(count);
                return;
            }

            count -= head.Length;
            RemoveEmptied(head);
        }
    }

    /// <summary>Removes every byte and gives all storage back (sbflush, S8.5).</summary>
    public void Flush()
    {
        RemoveAll();
        if (_isKeeper)
        {
            _isKeeper = false;
            _pool.ForgetKeeper();
        }
    }

    /// <summary>Charges the buffer for a message whose bytes were appended.</summary>
    /// <param name="overhead">The bytes that it has besides its own.</param>
    internal void AddRecord(int overhead)
    {
        Records++;
        Overhead += overhead;
    }

    /// <summary>A message is gone, and so are its bytes.</summary>
    internal void RemoveRecord(int overhead)
    {
        Records--;
        Overhead -= overhead;
    }

    /// <summary>Charges the buffer for messages that lie in another one, or pays it back: their bytes and
    /// <see cref="RecordStorage"/> for each.</summary>
    /// <param name="length">Their bytes; negative if they are gone.</param>
    /// <param name="records">How many; negative if they are gone.</param>
    internal void ChargeMessage(int length, int records) =>
        Charge(Charged + length, ChargedStorage + (records * RecordStorage));

    /// <summary>Says what another buffer holds for this one: <see cref="Charged"/> and <see cref="ChargedStorage"/>. A local
    /// stream says <see cref="Count"/> and <see cref="Storage"/> of the peer's receive buffer.</summary>
    /// <param name="bytes">All of them, not the difference.</param>
    /// <param name="storage">The size of the clusters behind them, in bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public void Charge(int bytes, long storage)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        ArgumentOutOfRangeException.ThrowIfNegative(storage);
        Charged = bytes;
        ChargedStorage = storage;
    }

    /// <summary>Copies the first bytes out and removes them.</summary>
    /// <param name="destination">As long as the bytes that are wanted, of which there are as many.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many.</exception>
    internal void Take(Span<byte> destination)
    {
        ThrowIfNotThere(destination.Length);
        Count -= destination.Length;
        while (!destination.IsEmpty)
        {
            Mbuf head = _head!;
            ReadOnlySpan<byte> bytes = head.Bytes;
            if (bytes.Length > destination.Length)
            {
                bytes[..destination.Length].CopySteadilyTo(destination);
                head.Drop(destination.Length);
                return;
            }

            bytes.CopySteadilyTo(destination);
            destination = destination[bytes.Length..];
            RemoveEmptied(head);
        }
    }

    /// <summary>Removes the first bytes and gives them to the caller, without copying them.</summary>
    /// <param name="count">How many: 0 to <see cref="Count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many.</exception>
    internal MbufChain Take(int count)
    {
        ThrowIfNotThere(count);
        if (count == 0)
        {
            return default;
        }

        MbufChain taken = MbufChain.CutFront(_head!, count, out _head, out long storage);
        Count -= count;
        _clusterStorage -= storage;
        if (_head is null)
        {
            _tail = null;
        }

        return taken;
    }

    /// <summary>Makes a chain of the first bytes, without copying them, and leaves them (m_copym(9), for MSG_PEEK).</summary>
    /// <remarks>As long as somebody keeps it, what is appended opens another mbuf.</remarks>
    /// <param name="count">How many: 0 to <see cref="Count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many.</exception>
    internal MbufChain Copy(int count)
    {
        ThrowIfNotThere(count);
        return count == 0 ? default : MbufChain.CopyFront(_head!, count);
    }

    // S8.3. What copying needs beyond the bytes is less than two large clusters: the bytes that were dropped from the first
    // mbuf and those that are missing in the last one, because all between are full. Three large clusters less one high-water
    // mark are more than that, up to 16 KiB; and beyond, seven high-water marks are.
    private static long LimitOf(int highWater) => Math.Max(3 * Cluster.LargeSize, 8L * highWater);

    // All storage first, so that nothing is appended if there is not enough.
    private bool AppendBeyond(ReadOnlySpan<byte> source)
    {
        int room = Math.Min(_tail?.Room ?? 0, source.Length);
        if (!MbufChain.TryFill(source[room..], _pool, out MbufChain rest))
        {
            return false;
        }

        if (room > 0)
        {
            Count += _tail!.Append(source[..room]);
        }

        Link(rest);
        return true;
    }

    private void Link(MbufChain chain)
    {
        int length = chain.Length;
        if (chain.Claim(out Mbuf? tail) is not { } head)
        {
            return;
        }

        if (Count == 0)
        {
            RemoveAll();
        }

        for (Mbuf? mbuf = head; mbuf is not null; mbuf = mbuf.NextMbuf)
        {
            _clusterStorage += mbuf.Cluster.Size;
        }

        _tail?.LinkAll(head);
        _head ??= head;
        _tail = tail;
        Count += length;
    }

    // The last mbuf stays for the next bytes, so that a conversation of small messages never goes to the pool. A large one
    // does not, nor any when storage is short or many have one: thousands of sockets with nothing to say would hold what
    // others need.
    private void RemoveEmptied(Mbuf head)
    {
        bool mayStay = head == _tail && head.Cluster.Size <= Cluster.SmallSize && !head.Cluster.IsShared && !_pool.IsShort;
        if (mayStay && (_isKeeper || TryKeep()))
        {
            head.Clear();
        }
        else
        {
            RemoveHead();
        }
    }

    private bool TryKeep() => _isKeeper = _pool.TryAddKeeper();

    private void RemoveAll()
    {
        _pool.ReturnAll(_head);
        _head = _tail = null;
        Count = 0;
        _clusterStorage = 0;
    }

    private void RemoveHead()
    {
        Mbuf head = _head!;
        _head = head.NextMbuf;
        if (_head is null)
        {
            _tail = null;
        }

        _clusterStorage -= head.Cluster.Size;
        _pool.Return(head);
    }

    private void ThrowIfNotThere(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
    }
}
