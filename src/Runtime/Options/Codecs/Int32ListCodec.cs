using System.Runtime.InteropServices;

namespace Sockopt;

/// <summary>Ints in the machine's byte order, at most so many.</summary>
internal sealed class Int32ListCodec(int maximum) : OptionCodec<int[]>
{
    public override int Size(OptionAbi abi) => maximum * sizeof(int);

    public override int Encode(int[] value, Span<byte> destination, OptionAbi abi, string optionName)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Length > maximum)
        {
            throw new ArgumentException($"{optionName} takes at most {maximum} numbers, not {value.Length}.", nameof(value));
        }

        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(value.AsSpan());
        bytes.CopyTo(destination);
        return bytes.Length;
    }

    // What is no whole int is left out: MemoryMarshal.Cast rounds down.
    public override int[] Decode(ReadOnlySpan<byte> source, OptionAbi abi) => MemoryMarshal.Cast<byte, int>(source).ToArray();

    public override Errno Check(ReadOnlySpan<byte> source, OptionDialect dialect) =>
        source.Length > Size(OptionAbi.Core) || source.Length % sizeof(int) != 0 ? Errno.EINVAL : Errno.Success;
}
