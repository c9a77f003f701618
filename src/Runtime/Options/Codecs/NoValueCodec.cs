using System.Runtime.InteropServices;

namespace Sockopt;

/// <summary>An option without a value.</summary>
internal sealed class NoValueCodec : OptionCodec<NoValue>
{
    // Linux refuses any SOL_SOCKET option shorter than an int before it looks at the name, also where it then ignores the
    // value (SO_DETACH_FILTER), so a zero is always sent along.
    public override int Size(OptionAbi abi) => sizeof(int);

    public override int Encode(NoValue value, Span<byte> destination, OptionAbi abi, string optionName)
    {
        MemoryMarshal.Write(destination, 0);
        return sizeof(int);
    }

    public override NoValue Decode(ReadOnlySpan<byte> source, OptionAbi abi) => default;

    public override Errno Check(ReadOnlySpan<byte> source, OptionDialect dialect) => Errno.Success;
}
