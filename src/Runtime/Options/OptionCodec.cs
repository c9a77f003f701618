using System.Net;
using System.Net.Sockets;
using Microsoft.Win32.SafeHandles;

namespace Sockopt;

/// <summary>The codecs of the value kinds that a table can name.</summary>
public static class OptionCodec
{
    /// <summary>An option without a value.</summary>
    public static readonly OptionCodec<NoValue> None = new NoValueCodec();

    /// <summary>An <c>int</c> that is on or off; any value but zero reads as on.</summary>
    public static readonly OptionCodec<bool> Flag = new FlagCodec();

    /// <summary>An <c>int</c>.</summary>
    public static readonly OptionCodec<int> Int32 = new Int32Codec();

    /// <summary>A 64-bit integer.</summary>
    public static readonly OptionCodec<long> Int64 = new Int64Codec();

    /// <summary>An <c>int</c> of seconds; fractions are rounded up.</summary>
    public static readonly OptionCodec<TimeSpan> Seconds = new DurationCodec(TimeSpan.TicksPerSecond, "seconds");

    /// <summary>An <c>int</c> of milliseconds; fractions are rounded up.</summary>
    public static readonly OptionCodec<TimeSpan> Milliseconds = new DurationCodec(TimeSpan.TicksPerMillisecond, "milliseconds");

    /// <summary>An <c>int</c> of microseconds; fractions are rounded up.</summary>
    public static readonly OptionCodec<TimeSpan> Microseconds = new DurationCodec(TimeSpan.TicksPerMicrosecond, "microseconds");

    /// <summary>A <c>struct timeval</c>; on Windows an <c>int</c> of milliseconds.</summary>
    public static readonly OptionCodec<TimeSpan> Timeval = new TimevalCodec();

    /// <summary>A <c>struct linger</c>.</summary>
    public static readonly OptionCodec<Linger> Linger = new LingerCodec();

    /// <summary>An error number of the system, as a portable <see cref="Sockopt.Errno"/>.</summary>
    public static readonly OptionCodec<Errno> Errno = ErrnoCodec.Instance;

    /// <summary>A socket type: SOCK_STREAM, SOCK_DGRAM, …</summary>
    public static readonly OptionCodec<SocketType> SocketType = EnumCodec<SocketType>.Instance;

    /// <summary>A protocol number.</summary>
    public static readonly OptionCodec<ProtocolType> Protocol = EnumCodec<ProtocolType>.Instance;

    /// <summary>A <c>struct in_addr</c>: four bytes in network order.</summary>
    public static readonly OptionCodec<IPAddress> IPv4 = new AddressCodec(AddressFamily.InterNetwork);

    /// <summary>A <c>struct in6_addr</c>: sixteen bytes in network order.</summary>
    public static readonly OptionCodec<IPAddress> IPv6 = new AddressCodec(AddressFamily.InterNetworkV6);

    /// <summary>A file descriptor.</summary>
    public static readonly OptionCodec<SafeFileHandle> Descriptor = new DescriptorCodec();

    /// <summary>Text of at most so many bytes.</summary>
    /// <remarks>Each call makes a codec; keep it in a static field.</remarks>
    public static OptionCodec<string> Text(int maximum) => new TextCodec(maximum);

    /// <summary>At most so many bytes, passed through as they are.</summary>
    /// <remarks>Each call makes a codec; keep it in a static field.</remarks>
    public static OptionCodec<byte[]> Bytes(int maximum) => new BytesCodec(maximum);

    /// <summary>A flag that some systems take as one byte, and the others as an <c>int</c>.</summary>
    /// <remarks>Each call makes a codec; keep it in a static field.</remarks>
    public static OptionCodec<bool> FlagOrByte(OptionPlatforms oneByteOn) =>
        new ByteOnSomeCodec<bool>(new FlagCodec(), oneByteOn);

    /// <summary>A number from 0 to 255 that some systems take as one byte, and the others as an <c>int</c>.</summary>
    /// <remarks>Each call makes a codec; keep it in a static field.</remarks>
    public static OptionCodec<int> Int32OrByte(OptionPlatforms oneByteOn) =>
        new ByteOnSomeCodec<int>(new Int32Codec(), oneByteOn);

    /// <summary>An enumeration over <c>int</c> whose members have the same number on every system.</summary>
    public static OptionCodec<T> Enum<T>()
        where T : struct, Enum => EnumCodec<T>.Instance;
}
