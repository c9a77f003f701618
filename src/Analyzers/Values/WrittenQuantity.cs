using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Catalog;

namespace Sockopt.Analyzers.Values;

/// <summary>A constant number or time that a call sets an option to.</summary>
/// <param name="Value">The number, or the ticks of the time.</param>
/// <param name="Place">Where it is written.</param>
/// <param name="IsTime">Whether it is a time, which the typed API converts to the unit of the option.</param>
internal sealed record WrittenQuantity(long Value, IOperation Place, bool IsTime)
{
    /// <summary>Reads the value of a call, or returns null if it is not constant.</summary>
    public static WrittenQuantity? Read(SocketOptionCall call)
    {
        if (call.Value is not { } value)
        {
            return null;
        }

        if (ConstantNumber.Of(value) is { } number)
        {
            return new WrittenQuantity(number, value, IsTime: false);
        }

        return call.Api is SocketOptionApi.Typed or SocketOptionApi.CoreTyped
            ? ConstantTime.Of(value) is { } ticks ? new WrittenQuantity(ticks, value, IsTime: true) : null
            : OfBytes(value);
    }

    /// <summary>The number that the system sees.</summary>
    public long For(CatalogOption option) => (option.Value, IsTime) switch
    {
        ("seconds", true) => RoundUp(TimeSpan.TicksPerSecond),
        ("milliseconds", true) => RoundUp(TimeSpan.TicksPerMillisecond),
        ("microseconds", true) => RoundUp(TimeSpan.TicksPerMillisecond / 1000),
        // Its bits are all that an int hands over.
        ("uint32", false) when Value is < 0 and >= int.MinValue => (uint)(int)Value,
        _ => Value,
    };

    private static WrittenQuantity? OfBytes(IOperation value) =>
        BitConverterBytes.SourceOf(value)
            is { Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_UInt32 } number
        && ConstantNumber.Of(number) is { } constant
            ? new WrittenQuantity(constant, number, IsTime: false)
            : null;

    // As the library does: no wait becomes shorter than was asked.
    private long RoundUp(long ticksPerUnit)
    {
        long units = Math.DivRem(Value, ticksPerUnit, out long rest);
        return units + Math.Sign(rest);
    }
}
