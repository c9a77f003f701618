using System.Runtime.InteropServices;

namespace Sockopt;

/// <summary>A value that travels as one C <c>int</c>, in the machine's byte order.</summary>
internal abstract class ScalarCodec<T> : OptionCodec<T>, IFrameworkInteger<T>
{
    public sealed override int Size(OptionAbi abi) => sizeof(int);

    public sealed override int Encode(T value, Span<byte> destination, OptionAbi abi, string optionName)
    {
        MemoryMarshal.Write(destination, ToInt32(value, abi, optionName));
        return sizeof(int);
    }

    public sealed override T Decode(ReadOnlySpan<byte> source, OptionAbi abi) => FromInt32(ReadInt32(source), abi);

    int IFrameworkInteger<T>.ToFrameworkInteger(T value, string optionName) => ToInt32(value, RunningSystem.Abi, optionName);

    public abstract int ToInt32(T value, OptionAbi abi, string optionName);

    protected abstract T FromInt32(int value, OptionAbi abi);

    // Windows answers some flags with a single byte, and a caller of the core may have asked for less than an int.
    private static int ReadInt32(ReadOnlySpan<byte> source) =>
        source.Length >= sizeof(int) ? MemoryMarshal.Read<int>(source) : source.IsEmpty ? 0 : source[0];
}
