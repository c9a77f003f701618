using System.Buffers;

namespace Sockopt.Tests.Core;

/// <summary>Sequences of several pieces.</summary>
internal static class Pieces
{
    /// <summary>Bytes that are cut at some places.</summary>
    public static ReadOnlySequence<byte> Of(ReadOnlyMemory<byte> data, params int[] cuts)
    {
        Piece first = new(data[..cuts[0]], null);
        Piece last = first;
        for (int i = 0; i < cuts.Length; i++)
        {
            last = new Piece(i + 1 < cuts.Length ? data[cuts[i]..cuts[i + 1]] : data[cuts[i]..], last);
        }

        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    /// <summary>The same piece many times.</summary>
    public static ReadOnlySequence<byte> Repeat(ReadOnlyMemory<byte> piece, int count)
    {
        Piece first = new(piece, null);
        Piece last = first;
        for (int i = 1; i < count; i++)
        {
            last = new Piece(piece, last);
        }

        return new ReadOnlySequence<byte>(first, 0, last, piece.Length);
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, Piece? before)
        {
            Memory = memory;
            if (before is not null)
            {
                before.Next = this;
                RunningIndex = before.RunningIndex + before.Memory.Length;
            }
        }
    }
}
