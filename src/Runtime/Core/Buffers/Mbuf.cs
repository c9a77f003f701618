using System.Buffers;
using System.Diagnostics;

namespace Sockopt;

/// <summary>One link of a chain of bytes: a stretch of a <see cref="Cluster"/>.</summary>
/// <remarks>It belongs to one owner at a time: the pool, a <see cref="MbufChain"/>, a <see cref="MbufWriter"/> or a
/// <see cref="SocketBuffer"/>. What it shows as a segment of a sequence is brought up to date when another mbuf is linked
/// behind it and by <see cref="Show"/>, not on every write: a stored reference costs as much as the copy of a small
/// message.</remarks>
internal sealed class Mbuf(MbufPool pool) : ReadOnlySequenceSegment<byte>
{
    private Cluster? _cluster;
    private int _start;
    private int _end;
    private uint _generation;

    /// <summary>Where it goes when nobody needs it any more.</summary>
    public MbufPool Pool { get; } = pool;

    /// <summary>Whether it is out of the pool.</summary>
    public bool IsInUse { get; private set; }

    /// <summary>The cluster that holds the bytes. In the pool, an mbuf that was the last one to point to its cluster keeps
    /// it.</summary>
    public Cluster Cluster => _cluster!;

    /// <summary>The bytes in it.</summary>
    public int Length => _end - _start;

    public Mbuf? NextMbuf => (Mbuf?)Next;

    public ReadOnlySpan<byte> Bytes => _cluster!.Bytes.AsSpan(_start, Length);

    /// <summary>How many bytes can still be appended; none where another mbuf reads the same cluster.</summary>
    public int Room => _cluster!.IsShared ? 0 : _cluster.Size - _end;

    /// <summary>Where appended bytes go. Only where <see cref="Room"/> says so.</summary>
    public Memory<byte> Free => _cluster!.Bytes.AsMemory(_end);

    /// <summary>Which of the handles that had this mbuf at their head is the present one: any other is stale. Every way out
    /// of a handle, its release too, begins with <see cref="TryAdvance"/>.</summary>
    public uint Generation => Volatile.Read(ref _generation);

    /// <summary>Moves the mbuf to another owner, so that the handles of the present one become stale.</summary>
    /// <returns>False if the handle is stale already; of two threads with the same handle, one succeeds.</returns>
    public bool TryAdvance(uint generation) =>
        Interlocked.CompareExchange(ref _generation, generation + 1, generation) == generation;

    /// <summary>Becomes an empty, unlinked mbuf that holds its cluster alone.</summary>
    /// <param name="cluster">A new one; none if it still has one.</param>
    public void Open(Cluster? cluster)
    {
        Debug.Assert(!IsInUse, "The mbuf comes from the pool.");
        _cluster = cluster ?? _cluster;
        Debug.Assert(_cluster is { IsShared: false }, "Nobody else has the cluster.");
        IsInUse = true;
        RunningIndex = 0;
        Clear();
    }

    /// <summary>Becomes an unlinked mbuf of the first bytes of another one, with the same cluster.</summary>
    public void OpenFront(Mbuf other, int count)
    {
        Debug.Assert(!IsInUse && _cluster is null, "The mbuf comes from the pool.");
        Debug.Assert(other.IsInUse && count <= other.Length, "The bytes are there.");
        other._cluster!.AddReference();
        _cluster = other._cluster;
        IsInUse = true;
        RunningIndex = 0;
        _start = other._start;
        _end = _start + count;
    }

    /// <summary>Leaves its owner.</summary>
    /// <returns>Whether the cluster stayed with it, because no other mbuf points there.</returns>
    public bool Close()
    {
        Debug.Assert(IsInUse, "The mbuf is not in the pool.");
        IsInUse = false;
        Next = null;
        if (_cluster!.Release())
        {
            return true;
        }

        _cluster = null;
        Memory = default;
        return false;
    }

    /// <summary>Forgets its bytes, so that the whole cluster is free again; only if nobody else reads it.</summary>
    public void Clear() => _start = _end = 0;

    /// <summary>Copies all of the bytes, or none if there is no room for them.</summary>
    public bool TryAppend(ReadOnlySpan<byte> source)
    {
        if (source.Length > Room)
        {
            return false;
        }

        source.CopySteadilyTo(_cluster!.Bytes.AsSpan(_end));
        _end += source.Length;
        return true;
    }

    /// <summary>Copies as many bytes as there is room for.</summary>
    /// <returns>How many that were.</returns>
    public int Append(ReadOnlySpan<byte> source)
    {
        int count = Math.Min(Room, source.Length);
        source[..count].CopySteadilyTo(_cluster!.Bytes.AsSpan(_end));
        _end += count;
        return count;
    }

    /// <summary>Takes bytes in that were written to <see cref="Free"/>.</summary>
    public void Advance(int count)
    {
        Debug.Assert(count == 0 || count <= Room, "There was room for them.");
        _end += count;
    }

    /// <summary>Removes bytes from the front. Positions behind them keep their running index.</summary>
    public void Drop(int count)
    {
        Debug.Assert(count <= Length, "The bytes are here.");
        _start += count;
        RunningIndex += count;
    }

    /// <summary>Puts another mbuf behind this one, to which nothing is appended from then on.</summary>
    public void Link(Mbuf next)
    {
        Show();
        next.RunningIndex = RunningIndex + Length;
        Next = next;
    }

    /// <summary>As <see cref="Link"/>, and numbers what already hangs on the other mbuf.</summary>
    public void LinkAll(Mbuf next)
    {
        for (Mbuf? mbuf = next, last = this; mbuf is not null; last = mbuf, mbuf = mbuf.NextMbuf)
        {
            mbuf.RunningIndex = last.RunningIndex + last.Length;
        }

        Show();
        Next = next;
    }

    /// <summary>Lets go of what is behind it.</summary>
    public void Unlink() => Next = null;

    /// <summary>Brings what a sequence shows up to date.</summary>
    public void Show() => Memory = new ReadOnlyMemory<byte>(_cluster!.Bytes, _start, Length);
}
