using System.Diagnostics.CodeAnalysis;

namespace Sockopt;

/// <summary>A value that travels as one number: an <c>int</c> in the machine's byte order, where nothing else is said.</summary>
/// <typeparam name="T">The .NET type of the value.</typeparam>
/// <remarks>Each of the methods that say something of systems makes another codec; keep it in a static field.</remarks>
public abstract class NumberCodec<T> : OptionCodec<T>, IFrameworkInteger<T>
{
    private readonly NumberWire[] _wires;

    private protected NumberCodec(NumberWire wire)
    {
        _wires = new NumberWire[(int)OptionAbi.Unknown + 1];
        Array.Fill(_wires, wire);
    }

    private protected NumberCodec(NumberWire[] wires) => _wires = wires;

    /// <summary>The same for an option that takes no more than a range, in the unit of the wire. Where the option is one byte,
    /// the range ends where a byte does.</summary>
    public NumberCodec<T> Between(long minimum, long maximum)
    {
        NumberWire[] wires = CopyWires();
        foreach (ref NumberWire wire in wires.AsSpan())
        {
            wire = wire.Between(minimum, maximum);
        }

        return With(wires);
    }

    /// <summary>The same for an option that takes another range on one system.</summary>
    public NumberCodec<T> Between(OptionAbi abi, long minimum, long maximum) =>
        With(abi, _wires[(int)abi].Between(minimum, maximum));

    /// <summary>The same for an option that is one byte on a system, 0 to 255.</summary>
    public NumberCodec<T> AsByte(OptionAbi abi) => With(abi, _wires[(int)abi].In(NumberForm.UInt8));

    /// <summary>The same for an option that is an <c>int</c> in network byte order on a system.</summary>
    public NumberCodec<T> InNetworkOrder(OptionAbi abi) => With(abi, _wires[(int)abi].In(NumberForm.Network));

    /// <inheritdoc/>
    public sealed override int Size(OptionAbi abi) => _wires[(int)abi].Size;

    /// <inheritdoc/>
    public sealed override int Encode(T value, Span<byte> destination, OptionAbi abi, string optionName)
    {
        ref readonly NumberWire wire = ref _wires[(int)abi];
        long number = ToNumber(value);
        ThrowIfRefused(value, number, wire, abi, optionName);
        wire.Write(number, destination);
        return wire.Size;
    }

    /// <inheritdoc/>
    public sealed override T Decode(ReadOnlySpan<byte> source, OptionAbi abi) => FromNumber(_wires[(int)abi].Read(source));

    /// <inheritdoc/>
    public sealed override Errno Check(ReadOnlySpan<byte> source, OptionDialect dialect)
    {
        ref readonly NumberWire wire = ref _wires[(int)OptionAbi.Core];
        return source.Length < wire.Size || !wire.Takes(wire.Read(source)) ? Errno.EINVAL : Errno.Success;
    }

    int IFrameworkInteger<T>.ToFrameworkInteger(T value, string optionName)
    {
        OptionAbi abi = RunningSystem.Abi;
        long number = ToNumber(value);
        ThrowIfRefused(value, number, _wires[(int)abi], abi, optionName);
        if (number is < int.MinValue or > int.MaxValue)
        {
            Throw(value, number, _wires[(int)abi].In(NumberForm.Int32), optionName);
        }

        return (int)number;
    }

    private protected abstract NumberCodec<T> With(NumberWire[] wires);

    /// <summary>The number that a value is in the unit of the wire, if it fits or not.</summary>
    private protected abstract long ToNumber(T value);

    private protected abstract T FromNumber(long number);

    /// <summary>What is said of a value that is refused.</summary>
    private protected virtual string Refusal(T value, long number, long minimum, long maximum) =>
        $"takes {minimum} to {maximum}, not {number}.";

    // To the compiler, spreading an array is LINQ's ToArray, which a trimmed program would carry for it.
    private NumberWire[] CopyWires() => _wires.AsSpan().ToArray();

    private NumberCodec<T> With(OptionAbi abi, NumberWire wire)
    {
        NumberWire[] wires = CopyWires();
        wires[(int)abi] = wire;
        return With(wires);
    }

    private void ThrowIfRefused(T value, long number, in NumberWire wire, OptionAbi abi, string optionName)
    {
        // The core says by itself what it does not take (Check), and tells whatever its handlers keep.
        if (!wire.Takes(number) && !(abi == OptionAbi.Core && wire.Holds(number)))
        {
            Throw(value, number, wire, optionName);
        }
    }

    [DoesNotReturn]
    private void Throw(T value, long number, in NumberWire wire, string optionName) => throw new ArgumentOutOfRangeException(
        nameof(value), value, $"{optionName} {Refusal(value, number, wire.Minimum, wire.Maximum)}");
}
