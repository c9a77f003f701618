using System.Buffers;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Sockopt;

/// <summary>Bytes that travel without being copied: a chain of mbufs with exactly one owner (struct mbuf, mbuf(9)).</summary>
/// <remarks>
/// <para>A value of this type is a handle. Giving the chain away, splitting it or releasing it ends the handle and all copies
/// of it; every member then throws <see cref="InvalidOperationException"/>. A chain that is never given away or released
/// stays charged to its stack (<see cref="StackLimits.MaximumStorage"/>), so an owner who keeps it releases it in the end,
/// once: do not put a chain that may be given away into a <c>using</c> statement.</para>
/// <para>The default value is the empty chain. It has no storage, and may be used and released any number of times.</para>
/// <para>A chain needs no lock and may be handed to another thread, but belongs to one thread at a time. Chains that share
/// storage are independent of each other in this.</para>
/// </remarks>
public readonly partial struct MbufChain : IDisposable
{
    private readonly Mbuf? _head;
    private readonly Mbuf? _tail;
    private readonly int _length;
    private readonly uint _generation;

    /// <summary>Makes the caller's linked mbufs, none of them empty, a chain.</summary>
    internal MbufChain(Mbuf head, Mbuf tail, int length)
    {
        // Others were shown when they were linked.
        head.Show();
        tail.Show();
        _head = head;
        _tail = tail;
        _length = length;
        _generation = head.Generation;
        Verify();
    }

    /// <summary>The bytes in the chain.</summary>
    /// <exception cref="InvalidOperationException">The chain was given away, split or released.</exception>
    public int Length
    {
        get
        {
            ThrowIfStale();
            return _length;
        }
    }

    /// <summary>Whether there are no bytes in the chain.</summary>
    /// <exception cref="InvalidOperationException">The chain was given away, split or released.</exception>
    public bool IsEmpty => Length == 0;

    /// <summary>The bytes, without copying them. Valid as long as the chain is yours: what a sequence shows after that is
    /// anybody's bytes.</summary>
    /// <exception cref="InvalidOperationException">The chain was given away, split or released.</exception>
    public ReadOnlySequence<byte> Sequence
    {
        get
        {
            ThrowIfStale();
            return _head is null ? ReadOnlySequence<byte>.Empty : new ReadOnlySequence<byte>(_head, 0, _tail!, _tail!.Length);
        }
    }

    /// <summary>Makes a second chain of the same bytes, with an owner of its own (m_copym(9)). No byte is copied.</summary>
    /// <exception cref="InvalidOperationException">The chain was given away, split or released.</exception>
    public MbufChain Duplicate()
    {
        ThrowIfStale();
        return _head is null ? default : CopyFront(_head, _length);
    }

    /// <summary>Splits the chain in two (m_split(9)). This handle ends. No byte is copied: a cluster at the cut is
    /// shared.</summary>
    /// <param name="count">How many bytes go to the first part: 0 to <see cref="Length"/>.</param>
    /// <param name="first">The first bytes.</param>
    /// <param name="rest">The others.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many; the chain stays as it is.</exception>
    /// <exception cref="InvalidOperationException">The chain was given away, split or released.</exception>
    public void Split(int count, out MbufChain first, out MbufChain rest)
    {
        ThrowIfStale();
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _length);
        first = rest = default;
        Mbuf? behind = Claim();
        if (count > 0)
        {
            first = CutFront(behind!, count, out behind, out _);
        }

        if (behind is not null)
        {
            rest = new MbufChain(behind, _tail!, _length - count);
        }
    }

    /// <summary>Releases the chain (m_freem(9)). This handle ends.</summary>
    /// <exception cref="InvalidOperationException">The chain was given away, split or released before.</exception>
    public void Dispose() => Claim()?.Pool.ReturnAll(_head);

    /// <summary>A chain that shares the first bytes of linked mbufs.</summary>
    internal static MbufChain CopyFront(Mbuf source, int count)
    {
        Mbuf? mbuf = source;
        Mbuf head = source.Pool.Share(source, Math.Min(source.Length, count));
        Mbuf tail = head;
        for (int left = count - head.Length; left > 0; left -= tail.Length)
        {
            mbuf = mbuf.NextMbuf!;
            Mbuf next = mbuf.Pool.Share(mbuf, Math.Min(mbuf.Length, left));
            tail.Link(next);
            tail = next;
        }

        return new MbufChain(head, tail, count);
    }

    /// <summary>Unlinks the first bytes, at least one, of mbufs that belong to the caller. The mbuf at the cut stays with the
    /// others, and a new one shares its front.</summary>
    /// <param name="head">The first mbuf.</param>
    /// <param name="count">How many bytes, at most as many as there are.</param>
    /// <param name="rest">What is the first mbuf then; null if nothing is left.</param>
    /// <param name="storage">The size of the clusters of the mbufs that were unlinked, in bytes.</param>
    internal static MbufChain CutFront(Mbuf head, int count, out Mbuf? rest, out long storage)
    {
        Mbuf? last = null;
        int left = count;
        rest = head;
        storage = 0;
        while (rest is not null && rest.Length <= left)
        {
            left -= rest.Length;
            storage += rest.Cluster.Size;
            last = rest;
            rest = rest.NextMbuf;
        }

        if (left > 0)
        {
            Mbuf front = head.Pool.Share(rest!, left);
            rest!.Drop(left);
            last?.Link(front);
            head = last is null ? front : head;
            last = front;
        }
        else
        {
            last!.Unlink();
        }

        return new MbufChain(head, last!, count);
    }

    /// <summary>Puts one chain behind another (m_cat(9)). Both handles end.</summary>
    internal static MbufChain Join(MbufChain first, MbufChain second)
    {
        if (first._head is null || second._head is null)
        {
            return first._head is null ? second : first;
        }

        Mbuf head = first.Claim(out Mbuf? middle)!;
        Mbuf behind = second.Claim(out Mbuf? tail)!;
        middle!.LinkAll(behind);
        return new MbufChain(head, tail!, first._length + second._length);
    }

    /// <summary>Takes the mbufs over, and ends this handle.</summary>
    /// <returns>The first one; null if the chain is empty.</returns>
    internal Mbuf? Claim()
    {
        if (_head is not null && !_head.TryAdvance(_generation))
        {
            ThrowStale();
        }

        Verify();
        return _head;
    }

    /// <summary>As <see cref="Claim()"/>, with the last mbuf.</summary>
    internal Mbuf? Claim(out Mbuf? tail)
    {
        tail = _tail;
        return Claim();
    }

    /// <summary>Copies the bytes, which stay.</summary>
    internal void CopyTo(Span<byte> destination)
    {
        ThrowIfStale();
        for (Mbuf? mbuf = _head; mbuf is not null; mbuf = mbuf.NextMbuf)
        {
            mbuf.Bytes.CopySteadilyTo(destination);
            destination = destination[mbuf.Length..];
        }
    }

    /// <summary>Whether the mbufs still belong to this handle.</summary>
    internal bool IsOwned => _head is not null && _head.Generation == _generation;

    /// <summary>Whether the mbufs come from another stack. The empty chain is at home everywhere.</summary>
    internal bool IsForeignTo(MbufPool pool) => _head is not null && _head.Pool != pool;

    [DoesNotReturn]
    private static void ThrowStale() => throw new InvalidOperationException(
        "The chain of mbufs is not yours any more: it was given away, split or released before.");

    private void ThrowIfStale()
    {
        if (_head is not null && _head.Generation != _generation)
        {
            ThrowStale();
        }
    }

    [Conditional("DEBUG")]
    private void Verify()
    {
        long length = 0;
        Mbuf? last = null;
        for (Mbuf? mbuf = _head; mbuf is not null; last = mbuf, mbuf = mbuf.NextMbuf)
        {
            Debug.Assert(mbuf.IsInUse && mbuf.Pool == _head!.Pool, "Every mbuf is in use, and of one stack.");
            Debug.Assert(mbuf.Cluster is not null, "Every mbuf has a cluster.");
            Debug.Assert(mbuf.Length > 0 && mbuf.Memory.Span == mbuf.Bytes, "Every mbuf has bytes and shows them.");
            Debug.Assert(mbuf.RunningIndex - _head.RunningIndex == length, "Every mbuf knows what is before it.");
            length += mbuf.Length;
        }

        Debug.Assert(last == _tail && length == _length, "The lengths add up.");
    }
}
