using System.Runtime.InteropServices;

namespace Sockopt;

/// <summary>A timeout: <c>struct timeval</c> on Unix, a DWORD of milliseconds on Windows. Zero means none.</summary>
internal sealed class TimevalCodec : OptionCodec<TimeSpan>, IFrameworkInteger<TimeSpan>
{
    /// <summary>What "do not wait at all" becomes in a <see cref="TimeSpan"/>: zero is taken, it means "no timeout".</summary>
    internal static readonly TimeSpan DoNotWait = TimeSpan.MinValue;

    private const long MicrosecondsPerSecond = 1_000_000;

    public override int Size(OptionAbi abi) => abi == OptionAbi.Windows ? sizeof(int) : SecondsSize(abi) * 2;

    public override int Encode(TimeSpan value, Span<byte> destination, OptionAbi abi, string optionName)
    {
        if (abi == OptionAbi.Windows)
        {
            return OptionCodec.Int32.Encode(ToMilliseconds(value, optionName), destination, abi, optionName);
        }

        // What a kernel says of "do not wait" when it is read back is that there is no timeout.
        if (value == Timeout.InfiniteTimeSpan || (value == DoNotWait && abi == OptionAbi.Core))
        {
            value = TimeSpan.Zero;
        }

        if (value < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(
                nameof(value), value, $"{optionName} takes no negative time; zero or Timeout.InfiniteTimeSpan means no timeout.");
        }

        (long seconds, long microseconds) = Math.DivRem(
            Durations.RoundUp(value, TimeSpan.TicksPerMicrosecond), MicrosecondsPerSecond);

        // Darwin has a 32-bit suseconds_t in a struct of 16 bytes; the four bytes behind it are padding, and zero.
        destination[..Size(abi)].Clear();
        if (SecondsSize(abi) == sizeof(long))
        {
            MemoryMarshal.Write(destination, seconds);
            MemoryMarshal.Write(destination[sizeof(long)..], abi == OptionAbi.Darwin ? (int)microseconds : microseconds);
        }
        else
        {
            MemoryMarshal.Write(destination, checked((int)seconds));
            MemoryMarshal.Write(destination[sizeof(int)..], (int)microseconds);
        }

        return Size(abi);
    }

    public override TimeSpan Decode(ReadOnlySpan<byte> source, OptionAbi abi)
    {
        if (abi == OptionAbi.Windows)
        {
            return OptionCodec.Milliseconds.Decode(source, abi);
        }

        return source.Length < Size(abi) ? TimeSpan.Zero : FromParts(ReadSeconds(source, abi), ReadMicroseconds(source, abi));
    }

    public override Errno Check(ReadOnlySpan<byte> source, OptionDialect dialect)
    {
        if (source.Length < Size(OptionAbi.Core))
        {
            return Errno.EINVAL;
        }

        if (ReadMicroseconds(source, OptionAbi.Core) is < 0 or >= MicrosecondsPerSecond)
        {
            return dialect.MicrosecondsOutOfRange;
        }

        long seconds = ReadSeconds(source, OptionAbi.Core);
        bool inRange = seconds >= 0 && seconds <= LongestSeconds;
        return inRange || !dialect.TimeoutOutOfRangeIsRefused ? Errno.Success : Errno.EDOM;
    }

    int IFrameworkInteger<TimeSpan>.ToFrameworkInteger(TimeSpan value, string optionName) => ToMilliseconds(value, optionName);

    private static long LongestSeconds => TimeSpan.MaxValue.Ticks / TimeSpan.TicksPerSecond - 1;

    // time_t is a long: four bytes in a 32-bit process of Linux, eight elsewhere and in the core.
    private static int SecondsSize(OptionAbi abi) => abi == OptionAbi.Linux ? IntPtr.Size : sizeof(long);

    private static long ReadSeconds(ReadOnlySpan<byte> source, OptionAbi abi) => SecondsSize(abi) == sizeof(long)
        ? MemoryMarshal.Read<long>(source)
        : MemoryMarshal.Read<int>(source);

    private static long ReadMicroseconds(ReadOnlySpan<byte> source, OptionAbi abi) => abi switch
    {
        OptionAbi.Darwin => MemoryMarshal.Read<int>(source[sizeof(long)..]),
        _ when SecondsSize(abi) == sizeof(int) => MemoryMarshal.Read<int>(source[sizeof(int)..]),
        _ => MemoryMarshal.Read<long>(source[sizeof(long)..]),
    };

    // Nobody waits the 29 thousand years that a TimeSpan holds: what is longer is no timeout.
    private static TimeSpan FromParts(long seconds, long microseconds) =>
        seconds < 0 ? DoNotWait
        : seconds > LongestSeconds ? TimeSpan.Zero
        : new TimeSpan((seconds * TimeSpan.TicksPerSecond) + (microseconds * TimeSpan.TicksPerMicrosecond));

    private static int ToMilliseconds(TimeSpan value, string optionName)
    {
        long milliseconds = value == Timeout.InfiniteTimeSpan ? 0 : Durations.RoundUp(value, TimeSpan.TicksPerMillisecond);
        return milliseconds is >= 0 and <= int.MaxValue
            ? (int)milliseconds
            : throw new ArgumentOutOfRangeException(
                nameof(value),
                value,
                $"{optionName} takes 0 to {int.MaxValue} milliseconds here; zero or Timeout.InfiniteTimeSpan means no timeout.");
    }
}
