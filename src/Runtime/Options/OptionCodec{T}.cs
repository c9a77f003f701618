using System.Net.Sockets;

namespace Sockopt;

/// <summary>Turns values of an option into the bytes of a system's C layout, and back.</summary>
/// <typeparam name="T">The .NET type of the option's value.</typeparam>
/// <remarks>A codec is immutable. It takes the system as an argument, so that every layout can be checked
/// on any machine; callers pass a constant, which the JIT folds away.</remarks>
public abstract class OptionCodec<T>
{
    /// <summary>The number of bytes that hold any value on a system.</summary>
    public abstract int Size(OptionAbi abi);

    /// <summary>Writes a value in a system's layout.</summary>
    /// <param name="value">The value.</param>
    /// <param name="destination">At least <see cref="Size"/> bytes.</param>
    /// <param name="abi">The system.</param>
    /// <param name="optionName">The option's name in C, for the message of an exception.</param>
    /// <returns>The number of bytes written.</returns>
    /// <exception cref="ArgumentException">The value cannot be expressed, or the system does not take it; the message names
    /// option, unit and range. The core itself answers what it does not take (<see cref="Check"/>).</exception>
    public abstract int Encode(T value, Span<byte> destination, OptionAbi abi, string optionName);

    /// <summary>Reads a value that a system returned.</summary>
    /// <param name="source">What was returned: structs grow over time and flags come as one byte now and then, so more and
    /// fewer bytes than <see cref="Size"/> are both read for what they hold.</param>
    /// <param name="abi">The system.</param>
    public abstract T Decode(ReadOnlySpan<byte> source, OptionAbi abi);

    /// <summary>Whether the core accepts these bytes as a value to set.</summary>
    /// <returns><see cref="Errno.Success"/>, or the error that setting the option returns: <see cref="Errno.EINVAL"/> if
    /// the value is short (S13.4).</returns>
    public virtual Errno Check(ReadOnlySpan<byte> source, OptionDialect dialect) =>
        source.Length < Size(OptionAbi.Core) ? Errno.EINVAL : Errno.Success;

    /// <summary>What an operating system is told of the length of the memory that it reads a value into.</summary>
    /// <param name="family">The address family of the socket.</param>
    /// <param name="size">The length of that memory, which is no less than what is returned.</param>
    /// <param name="abi">The system.</param>
    internal virtual int LengthToAsk(AddressFamily family, int size, OptionAbi abi) => size;

    /// <summary>How many bytes the length means that a system returned.</summary>
    internal virtual int ByteCount(int length, OptionAbi abi) => length;
}
