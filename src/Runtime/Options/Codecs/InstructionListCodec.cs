using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Sockopt;

/// <summary>A classic BPF program: instructions of eight bytes (<c>struct sock_filter</c>), at most so many.</summary>
/// <remarks>Linux counts both the memory and what it returns in instructions, and not in bytes: told the length of the memory,
/// it writes past its end.</remarks>
internal sealed class InstructionListCodec(int maximum) : OptionCodec<long[]>
{
    private const int InstructionSize = sizeof(long);

    public override int Size(OptionAbi abi) => maximum * InstructionSize;

    public override int Encode(long[] value, Span<byte> destination, OptionAbi abi, string optionName)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Length > maximum)
        {
            throw new ArgumentException($"{optionName} takes at most {maximum} instructions, not {value.Length}.", nameof(value));
        }

        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(value.AsSpan());
        bytes.CopyTo(destination);
        return bytes.Length;
    }

    public override long[] Decode(ReadOnlySpan<byte> source, OptionAbi abi) => MemoryMarshal.Cast<byte, long>(source).ToArray();

    public override Errno Check(ReadOnlySpan<byte> source, OptionDialect dialect) =>
        source.Length > Size(OptionAbi.Core) || source.Length % InstructionSize != 0 ? Errno.EINVAL : Errno.Success;

    internal override int LengthToAsk(AddressFamily family, int size) => size / InstructionSize;

    internal override int ByteCount(int length) => length * InstructionSize;
}
