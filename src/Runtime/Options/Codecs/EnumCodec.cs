using System.Runtime.CompilerServices;

namespace Sockopt;

/// <summary>An enumeration whose members have the same number on every system.</summary>
internal sealed class EnumCodec<T> : NumberCodec<T>
    where T : struct, Enum
{
    public static readonly EnumCodec<T> Instance = new(new NumberWire(NumberForm.Int32));

    private EnumCodec(NumberWire wire)
        : base(wire)
    {
    }

    private EnumCodec(NumberWire[] wires)
        : base(wires)
    {
    }

    private protected override NumberCodec<T> With(NumberWire[] wires) => new EnumCodec<T>(wires);

    private protected override long ToNumber(T value) => Unsafe.BitCast<T, int>(value);

    private protected override T FromNumber(long number) => Unsafe.BitCast<int, T>((int)number);
}
