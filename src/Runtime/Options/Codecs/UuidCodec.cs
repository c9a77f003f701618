namespace Sockopt;

/// <summary>A <c>uuid_t</c>: sixteen bytes, the most significant first.</summary>
internal sealed class UuidCodec : OptionCodec<Guid>
{
    private const int Length = 16;

    public override int Size(OptionAbi abi) => Length;

    public override int Encode(Guid value, Span<byte> destination, OptionAbi abi, string optionName)
    {
        value.TryWriteBytes(destination, bigEndian: true, out int written);
        return written;
    }

    public override Guid Decode(ReadOnlySpan<byte> source, OptionAbi abi) =>
        source.Length >= Length ? new Guid(source[..Length], bigEndian: true) : Guid.Empty;
}
