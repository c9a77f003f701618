using System.Runtime.InteropServices;

namespace Sockopt;

/// <summary>A 64-bit integer in the machine's byte order.</summary>
internal sealed class Int64Codec : OptionCodec<long>
{
    public override int Size(OptionAbi abi) => sizeof(long);

    public override int Encode(long value, Span<byte> destination, OptionAbi abi, string optionName)
    {
        MemoryMarshal.Write(destination, value);
        return sizeof(long);
    }

    public override long Decode(ReadOnlySpan<byte> source, OptionAbi abi) => source.Length >= sizeof(long)
        ? MemoryMarshal.Read<long>(source)
        : OptionCodec.Int32.Decode(source, abi);
}
