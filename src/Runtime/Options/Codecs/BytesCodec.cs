namespace Sockopt;

/// <summary>Bytes that are passed through as they are, at most so many.</summary>
internal sealed class BytesCodec(int maximum) : OptionCodec<byte[]>
{
    public override int Size(OptionAbi abi) => maximum;

    public override int Encode(byte[] value, Span<byte> destination, OptionAbi abi, string optionName)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Length > maximum)
        {
            throw new ArgumentException($"{optionName} takes at most {maximum} bytes, not {value.Length}.", nameof(value));
        }

        value.CopyTo(destination);
        return value.Length;
    }

    public override byte[] Decode(ReadOnlySpan<byte> source, OptionAbi abi) => source.ToArray();

    public override Errno Check(ReadOnlySpan<byte> source, OptionDialect dialect) =>
        source.Length > maximum ? Errno.EINVAL : Errno.Success;
}
