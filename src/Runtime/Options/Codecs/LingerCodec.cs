using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Sockopt;

/// <summary>A <c>struct linger</c>: two ints on Unix, two unsigned shorts on Windows.</summary>
internal sealed class LingerCodec : OptionCodec<Linger>, IFrameworkObject<Linger>
{
    // The framework reads the object before it returns, so one a thread is enough, and a set allocates nothing.
    [ThreadStatic]
    private static LingerOption? _option;

    public override int Size(OptionAbi abi) => abi == OptionAbi.Windows ? 2 * sizeof(ushort) : 2 * sizeof(int);

    public override int Encode(Linger value, Span<byte> destination, OptionAbi abi, string optionName)
    {
        if (abi == OptionAbi.Windows)
        {
            MemoryMarshal.Write(destination, value.Enabled ? (ushort)1 : (ushort)0);
            MemoryMarshal.Write(
                destination[sizeof(ushort)..], (ushort)ToSeconds(value, ushort.MinValue, ushort.MaxValue, optionName));
        }
        else
        {
            MemoryMarshal.Write(destination, value.Enabled ? 1 : 0);
            MemoryMarshal.Write(destination[sizeof(int)..], ToSeconds(value, int.MinValue, int.MaxValue, optionName));
        }

        return Size(abi);
    }

    public override Linger Decode(ReadOnlySpan<byte> source, OptionAbi abi)
    {
        if (source.Length < Size(abi))
        {
            return default;
        }

        return abi == OptionAbi.Windows
            ? Value(MemoryMarshal.Read<ushort>(source), MemoryMarshal.Read<ushort>(source[sizeof(ushort)..]))
            : Value(MemoryMarshal.Read<int>(source), MemoryMarshal.Read<int>(source[sizeof(int)..]));
    }

    public override Errno Check(ReadOnlySpan<byte> source, OptionDialect dialect)
    {
        int size = Size(OptionAbi.Core);
        if (source.Length < size || (dialect.LingerLengthIsExact && source.Length != size))
        {
            return Errno.EINVAL;
        }

        int seconds = MemoryMarshal.Read<int>(source[sizeof(int)..]);
        bool refused = seconds < 0 ? dialect.NegativeLingerIsRefused : seconds > dialect.MaximumLingerSeconds;
        return refused ? Errno.EINVAL : Errno.Success;
    }

    void IFrameworkObject<Linger>.SetThroughFramework(Socket socket, Linger value, string optionName)
    {
        LingerOption option = _option ??= new LingerOption(false, 0);
        option.Enabled = value.Enabled;
        option.LingerTime = ToSeconds(value, ushort.MinValue, ushort.MaxValue, optionName);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, option);
    }

    /// <summary>The interval in whole seconds, rounded up.</summary>
    private static int ToSeconds(Linger value, int minimum, int maximum, string optionName)
    {
        long seconds = Durations.RoundUp(value.Interval, TimeSpan.TicksPerSecond);
        return seconds >= minimum && seconds <= maximum
            ? (int)seconds
            : throw new ArgumentOutOfRangeException(
                nameof(value), value, $"{optionName} takes an interval of {minimum} to {maximum} seconds here.");
    }

    private static Linger Value(int onOff, int seconds) => new(onOff != 0, TimeSpan.FromSeconds(seconds));
}
