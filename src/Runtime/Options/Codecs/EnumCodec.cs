using System.Runtime.CompilerServices;

namespace Sockopt;

/// <summary>An enumeration whose members have the same number on every system.</summary>
internal sealed class EnumCodec<T> : ScalarCodec<T>
    where T : struct, Enum
{
    public static readonly EnumCodec<T> Instance = new();

    private EnumCodec()
    {
    }

    public override int ToInt32(T value, OptionAbi abi, string optionName) => Unsafe.BitCast<T, int>(value);

    protected override T FromInt32(int value, OptionAbi abi) => Unsafe.BitCast<int, T>(value);
}
