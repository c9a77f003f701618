using System.Buffers;
using System.Diagnostics;

namespace Sockopt;

/// <summary>One link of a chain of bytes: a stretch of a <see cref="Cluster"/>.</summary>
internal sealed class Mbuf : ReadOnlySequenceSegment<byte>
{
    private int _start;

    /// <summary>The cluster that holds the bytes; none while the mbuf is in the pool.</summary>
    public Cluster? Cluster { get; private set; }

    /// <summary>The bytes in it.</summary>
    public int Length { get; private set; }

    public Mbuf? NextMbuf => (Mbuf?)Next;

    public ReadOnlySpan<byte> Bytes => Memory.Span;

    /// <summary>How many bytes can still be appended; none where another mbuf reads the same cluster.</summary>
    private int Room => Cluster is null || Cluster.IsShared ? 0 : Cluster.Size - _start - Length;

    /// <summary>Takes over one reference to a cluster, and becomes an empty, unlinked mbuf.</summary>
    public void Open(Cluster cluster)
    {
        Cluster = cluster;
        RunningIndex = 0;
        Clear();
    }

    /// <summary>Gives the reference back to the caller.</summary>
    public Cluster Close()
    {
        Debug.Assert(Cluster is not null, "The mbuf is in use.");
        Cluster cluster = Cluster;
        Cluster = null;
        Memory = default;
        Next = null;
        return cluster;
    }

    /// <summary>Forgets its bytes, so that the whole cluster is free again; only if nobody else reads it.</summary>
    public void Clear()
    {
        _start = 0;
        Length = 0;
        Show();
    }

    /// <summary>Copies as many bytes as there is room for.</summary>
    /// <returns>How many that were.</returns>
    public int Append(ReadOnlySpan<byte> source)
    {
        int count = Math.Min(Room, source.Length);
        if (count > 0)
        {
            source[..count].CopyTo(Cluster!.Bytes.AsSpan(_start + Length));
            Length += count;
            Show();
        }

        return count;
    }

    /// <summary>Removes bytes from the front. Positions behind them keep their running index.</summary>
    public void Drop(int count)
    {
        Debug.Assert(count <= Length, "The bytes are here.");
        _start += count;
        Length -= count;
        RunningIndex += count;
        Show();
    }

    public void Link(Mbuf next)
    {
        next.RunningIndex = RunningIndex + Length;
        Next = next;
    }

    private void Show() => Memory = new ReadOnlyMemory<byte>(Cluster!.Bytes, _start, Length);
}
