using System.Runtime.InteropServices;

namespace Sockopt;

/// <summary>What a generated dispatcher does with the bytes of an option: the rules of sosetopt and sogetopt that are the
/// same for every option (S13.4, S14.4).</summary>
public static class OptionWire
{
    /// <summary>The largest value, in bytes, that is put together on the stack: more than any struct of numbers has, so that
    /// those allocate nothing.</summary>
    internal const int LargestOnStack = 512;

    /// <summary>Sets a stored flag: any <c>int</c> but zero is on. Atomic; no lock is needed.</summary>
    /// <returns><see cref="Errno.EINVAL"/> if the value is shorter than an <c>int</c>.</returns>
    public static Errno SetFlag(ref bool stored, ReadOnlySpan<byte> value)
    {
        if (value.Length < sizeof(int))
        {
            return Errno.EINVAL;
        }

        Volatile.Write(ref stored, MemoryMarshal.Read<int>(value) != 0);
        return Errno.Success;
    }

    /// <summary>Returns a flag: zero, or the bit that the dialect reads it as (S14.2).</summary>
    public static Errno GetFlag(bool stored, int bit, OptionDialect dialect, Span<byte> destination, out int length) =>
        Copy(stored ? OnValue(bit, dialect) : 0, destination, out length);

    /// <summary>Returns a linger, whose <c>l_onoff</c> reads like a flag (S14.2).</summary>
    public static Errno GetLinger(Linger stored, int bit, OptionDialect dialect, Span<byte> destination, out int length)
    {
        Span<byte> bytes = stackalloc byte[OptionCodec.Linger.Size(OptionAbi.Core)];
        OptionCodec.Linger.Encode(stored, bytes, OptionAbi.Core, nameof(Linger));
        if (stored.Enabled)
        {
            MemoryMarshal.Write(bytes, OnValue(bit, dialect));
        }

        return Truncate(bytes, destination, out length);
    }

    /// <summary>Returns a value; a short destination gets the first bytes of it, and their number as length (S14.4).</summary>
    public static Errno Get<T>(T value, OptionCodec<T> codec, Span<byte> destination, out int length)
    {
        ArgumentNullException.ThrowIfNull(codec);
        int size = codec.Size(OptionAbi.Core);
        if (destination.Length >= size)
        {
            length = codec.Encode(value, destination, OptionAbi.Core, typeof(T).Name);
            return Errno.Success;
        }

        Span<byte> bytes = size <= LargestOnStack ? stackalloc byte[size] : new byte[size];
        int written = codec.Encode(value, bytes, OptionAbi.Core, typeof(T).Name);
        return Truncate(bytes[..written], destination, out length);
    }

    /// <summary>Reads a value to set.</summary>
    /// <returns>What <see cref="OptionCodec{T}.Check"/> says of the bytes.</returns>
    public static Errno Read<T>(OptionCodec<T> codec, ReadOnlySpan<byte> source, OptionDialect dialect, out T value)
    {
        ArgumentNullException.ThrowIfNull(codec);
        Errno error = codec.Check(source, dialect);
        value = error == Errno.Success ? codec.Decode(source, OptionAbi.Core) : default!;
        return error;
    }

    /// <summary>Reads a value and keeps it; for values of a word at most, which no thread sees half of.</summary>
    public static Errno Set<T>(OptionCodec<T> codec, ReadOnlySpan<byte> source, OptionDialect dialect, ref T kept)
    {
        Errno error = Read(codec, source, dialect, out T value);
        if (error == Errno.Success)
        {
            kept = value;
        }

        return error;
    }

    /// <summary>Reads a value and keeps it under a lock.</summary>
    public static Errno Set<T>(OptionCodec<T> codec, ReadOnlySpan<byte> source, OptionDialect dialect, ref T kept, Lock gate)
    {
        lock (gate)
        {
            return Set(codec, source, dialect, ref kept);
        }
    }

    /// <summary>A value that is kept under a lock.</summary>
    public static T Kept<T>(ref T kept, Lock gate)
    {
        lock (gate)
        {
            return kept;
        }
    }

    /// <summary>Returns a value that was read, or the error of reading it.</summary>
    public static Errno Get<T>(Errno error, T value, OptionCodec<T> codec, Span<byte> destination, out int length) =>
        error == Errno.Success ? Get(value, codec, destination, out length) : Fail(error, out length);

    /// <summary>Returns a flag that was read, or the error of reading it.</summary>
    public static Errno GetFlag(
        Errno error, bool value, int bit, OptionDialect dialect, Span<byte> destination, out int length) =>
        error == Errno.Success ? GetFlag(value, bit, dialect, destination, out length) : Fail(error, out length);

    /// <summary>Returns a linger that was read, or the error of reading it.</summary>
    public static Errno GetLinger(
        Errno error, Linger value, int bit, OptionDialect dialect, Span<byte> destination, out int length) =>
        error == Errno.Success ? GetLinger(value, bit, dialect, destination, out length) : Fail(error, out length);

    /// <summary>Returns an error, and nothing else.</summary>
    public static Errno Fail(Errno error, out int length)
    {
        length = 0;
        return error;
    }

    /// <summary>The bytes of a struct's field; none if the system's struct lacks it, or came back too short to have
    /// it.</summary>
    /// <param name="source">The struct.</param>
    /// <param name="offset">Where the field begins; negative if it does not exist.</param>
    /// <param name="size">Its size in bytes.</param>
    public static ReadOnlySpan<byte> Field(ReadOnlySpan<byte> source, int offset, int size) =>
        offset >= 0 && source.Length >= offset + size ? source.Slice(offset, size) : [];

    /// <summary>The first of a field's bytes, as many as another field says.</summary>
    public static ReadOnlySpan<byte> Prefix(ReadOnlySpan<byte> field, long length) =>
        field[..(int)Math.Clamp(length, 0, field.Length)];

    /// <summary>Reads a struct's field that is some bits of a byte.</summary>
    /// <param name="source">The byte, or nothing.</param>
    /// <param name="shift">The least significant of the bits.</param>
    /// <param name="bits">How many there are.</param>
    public static int ReadBits(ReadOnlySpan<byte> source, int shift, int bits) =>
        source.IsEmpty ? 0 : (source[0] >> shift) & Mask(bits);

    /// <summary>Writes a struct's field that is some bits of a byte.</summary>
    /// <param name="value">The value.</param>
    /// <param name="destination">The byte, in which the bits are zero.</param>
    /// <param name="shift">The least significant of the bits.</param>
    /// <param name="bits">How many there are.</param>
    /// <param name="optionName">The option's name in C, for the message of an exception.</param>
    public static void WriteBits(int value, ref byte destination, int shift, int bits, string optionName)
    {
        if ((value & Mask(bits)) != value)
        {
            throw new ArgumentOutOfRangeException(
                nameof(value), value, $"{optionName} takes 0 to {Mask(bits)} here, not {value}.");
        }

        destination |= (byte)(value << shift);
    }

    private static int Mask(int bits) => (1 << bits) - 1;

    private static int OnValue(int bit, OptionDialect dialect) => dialect.FlagsReadAsBit ? bit : 1;

    private static Errno Copy(int value, Span<byte> destination, out int length)
    {
        if (destination.Length >= sizeof(int))
        {
            MemoryMarshal.Write(destination, value);
            length = sizeof(int);
            return Errno.Success;
        }

        return Truncate(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in value)), destination, out length);
    }

    private static Errno Truncate(ReadOnlySpan<byte> bytes, Span<byte> destination, out int length)
    {
        length = Math.Min(bytes.Length, destination.Length);
        bytes[..length].CopyTo(destination);
        return Errno.Success;
    }
}
