using System.Buffers;
using System.IO.Pipelines;

namespace Sockopt.Bench;

/// <summary>The large block that goes one way.</summary>
internal static class Block
{
    public const int Size = 64 * 1024;

    /// <summary>What fits between sender and receiver: twice the block, so that nobody has to wait on one thread.</summary>
    public const int BufferSize = 2 * Size;

    private const byte Value = 0x5a;

    /// <summary>Pipes with room for as much.</summary>
    public static PipeOptions Pipes { get; } = new(pauseWriterThreshold: BufferSize, resumeWriterThreshold: Size);

    /// <summary>What all of its bytes come to.</summary>
    public static int Fingerprint { get; } = (int)Checksum.Of(Create());

    public static byte[] Create()
    {
        byte[] block = new byte[Size];
        Array.Fill(block, Value);
        return block;
    }

    /// <summary>Writes it where it is sent from.</summary>
    /// <param name="writer">Gives the pieces that it is written into.</param>
    /// <param name="sizeHint">How large a piece is asked for; 0 for one as it comes.</param>
    public static void Write(IBufferWriter<byte> writer, int sizeHint)
    {
        int left = Size;
        while (left > 0)
        {
            Span<byte> piece = writer.GetSpan(sizeHint);
            int count = Math.Min(piece.Length, left);
            piece[..count].Fill(Value);
            writer.Advance(count);
            left -= count;
        }
    }
}
