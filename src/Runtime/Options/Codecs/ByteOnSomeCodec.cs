namespace Sockopt;

/// <summary>A number, or a flag, that some systems take as one byte and the others as an <c>int</c>.</summary>
internal sealed class ByteOnSomeCodec<T>(ScalarCodec<T> wide, OptionPlatforms oneByteOn) : OptionCodec<T>, IFrameworkInteger<T>
{
    public override int Size(OptionAbi abi) => IsByte(abi) ? sizeof(byte) : wide.Size(abi);

    public override int Encode(T value, Span<byte> destination, OptionAbi abi, string optionName)
    {
        if (!IsByte(abi))
        {
            return wide.Encode(value, destination, abi, optionName);
        }

        int number = wide.ToInt32(value, abi, optionName);
        if (number is < byte.MinValue or > byte.MaxValue)
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, $"{optionName} takes one byte, 0 to 255, on {abi}.");
        }

        destination[0] = (byte)number;
        return sizeof(byte);
    }

    public override T Decode(ReadOnlySpan<byte> source, OptionAbi abi) => wide.Decode(source, abi);

    int IFrameworkInteger<T>.ToFrameworkInteger(T value, string optionName) => wide.ToInt32(value, RunningSystem.Abi, optionName);

    private bool IsByte(OptionAbi abi) => abi switch
    {
        OptionAbi.Linux => (oneByteOn & OptionPlatforms.Linux) != 0,
        OptionAbi.FreeBsd => (oneByteOn & OptionPlatforms.FreeBsd) != 0,
        OptionAbi.OpenBsd => (oneByteOn & OptionPlatforms.OpenBsd) != 0,
        OptionAbi.Darwin => (oneByteOn & OptionPlatforms.Darwin) != 0,
        OptionAbi.Windows => (oneByteOn & OptionPlatforms.Windows) != 0,
        _ => false,
    };
}
