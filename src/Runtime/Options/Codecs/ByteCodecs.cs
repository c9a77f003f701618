namespace Sockopt;

/// <summary>A small number that a system takes as one byte, and others as an <c>int</c>.</summary>
internal sealed class ByteCodec : OptionCodec<int>
{
    public override int Size(OptionAbi abi) => sizeof(byte);

    public override int Encode(int value, Span<byte> destination, OptionAbi abi, string optionName)
    {
        if (value is < byte.MinValue or > byte.MaxValue)
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, $"{optionName} takes one byte, 0 to 255, on {abi}.");
        }

        destination[0] = (byte)value;
        return sizeof(byte);
    }

    public override int Decode(ReadOnlySpan<byte> source, OptionAbi abi) => source.IsEmpty ? 0 : source[0];
}

/// <summary>A flag that a system takes as one byte, and others as an <c>int</c>.</summary>
internal sealed class ByteFlagCodec : OptionCodec<bool>
{
    public override int Size(OptionAbi abi) => sizeof(byte);

    public override int Encode(bool value, Span<byte> destination, OptionAbi abi, string optionName)
    {
        destination[0] = value ? (byte)1 : (byte)0;
        return sizeof(byte);
    }

    public override bool Decode(ReadOnlySpan<byte> source, OptionAbi abi) => source.ContainsAnyExcept((byte)0);
}
