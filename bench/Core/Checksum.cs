using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Sockopt.Bench;

/// <summary>Reads every byte, as fast as memory can be read.</summary>
internal static class Checksum
{
    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<Vector<ulong>> vectors = MemoryMarshal.Cast<byte, Vector<ulong>>(bytes);
        Vector<ulong> sums = Vector<ulong>.Zero;
        foreach (Vector<ulong> vector in vectors)
        {
            sums += vector;
        }

        ulong sum = Vector.Sum(sums);
        foreach (byte rest in bytes[(vectors.Length * Vector<byte>.Count)..])
        {
            sum += rest;
        }

        return sum;
    }

    public static ulong Of(in ReadOnlySequence<byte> bytes)
    {
        ulong sum = 0;
        foreach (ReadOnlyMemory<byte> piece in bytes)
        {
            sum += Of(piece.Span);
        }

        return sum;
    }
}
