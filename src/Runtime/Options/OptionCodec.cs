using System.Net;
using System.Net.Sockets;
using Microsoft.Win32.SafeHandles;

namespace Sockopt;

/// <summary>The codecs of the value kinds that a table can name.</summary>
/// <remarks>Each is made when it is first asked for, and not by a static constructor: that would keep them all in a trimmed
/// program that uses one. Two threads may make two of a kind; nothing tells them apart.</remarks>
public static class OptionCodec
{
    /// <summary>An option without a value.</summary>
    public static OptionCodec<NoValue> None => field ??= new NoValueCodec();

    /// <summary>An <c>int</c> that is on or off; any value but zero reads as on.</summary>
    public static NumberCodec<bool> Flag => field ??= new FlagCodec();

    /// <summary>An <c>int</c>.</summary>
    public static NumberCodec<int> Int32 => field ??= new Int32Codec(NumberForm.Int32);

    /// <summary>A 64-bit integer.</summary>
    public static NumberCodec<long> Int64 => field ??= new Int64Codec(NumberForm.Int64);

    /// <summary>An unsigned byte.</summary>
    public static NumberCodec<int> UInt8 => field ??= new Int32Codec(NumberForm.UInt8);

    /// <summary>An unsigned short.</summary>
    public static NumberCodec<int> UInt16 => field ??= new Int32Codec(NumberForm.UInt16);

    /// <summary>An unsigned <c>int</c>.</summary>
    public static NumberCodec<long> UInt32 => field ??= new Int64Codec(NumberForm.UInt32);

    /// <summary>An <c>int</c> of seconds; fractions are rounded up.</summary>
    public static NumberCodec<TimeSpan> Seconds => field ??= Duration(TimeSpan.TicksPerSecond, "seconds");

    /// <summary>An <c>int</c> of milliseconds; fractions are rounded up.</summary>
    public static NumberCodec<TimeSpan> Milliseconds => field ??= Duration(TimeSpan.TicksPerMillisecond, "milliseconds");

    /// <summary>An <c>int</c> of microseconds; fractions are rounded up.</summary>
    public static NumberCodec<TimeSpan> Microseconds => field ??= Duration(TimeSpan.TicksPerMicrosecond, "microseconds");

    /// <summary>An unsigned <c>int</c> of seconds, as structs have it; fractions are rounded up.</summary>
    public static NumberCodec<TimeSpan> UnsignedSeconds =>
        field ??= Duration(TimeSpan.TicksPerSecond, "seconds", NumberForm.UInt32);

    /// <summary>An unsigned <c>int</c> of milliseconds, as structs have it; fractions are rounded up.</summary>
    public static NumberCodec<TimeSpan> UnsignedMilliseconds =>
        field ??= Duration(TimeSpan.TicksPerMillisecond, "milliseconds", NumberForm.UInt32);

    /// <summary>An unsigned <c>int</c> of microseconds, as structs have it; fractions are rounded up.</summary>
    public static NumberCodec<TimeSpan> UnsignedMicroseconds =>
        field ??= Duration(TimeSpan.TicksPerMicrosecond, "microseconds", NumberForm.UInt32);

    /// <summary>An unsigned 64-bit integer of microseconds, as structs have it; fractions are rounded up. More than a
    /// <see cref="TimeSpan"/> holds reads as <see cref="TimeSpan.MaxValue"/>.</summary>
    public static NumberCodec<TimeSpan> Microseconds64 =>
        field ??= Duration(TimeSpan.TicksPerMicrosecond, "microseconds", NumberForm.UInt64)
            .Between(0, Durations.RoundUp(TimeSpan.MaxValue, TimeSpan.TicksPerMicrosecond));

    /// <summary>A <c>struct timeval</c>; on Windows an <c>int</c> of milliseconds.</summary>
    public static OptionCodec<TimeSpan> Timeval => field ??= new TimevalCodec();

    /// <summary>A <c>struct linger</c>.</summary>
    public static OptionCodec<Linger> Linger => field ??= new LingerCodec();

    /// <summary>An error number of the system, as a portable <see cref="Sockopt.Errno"/>.</summary>
    public static OptionCodec<Errno> Errno => ErrnoCodec.Instance;

    /// <summary>A socket type: SOCK_STREAM, SOCK_DGRAM, …</summary>
    public static OptionCodec<SocketType> SocketType => EnumCodec<SocketType>.Instance;

    /// <summary>A protocol number.</summary>
    public static OptionCodec<ProtocolType> Protocol => EnumCodec<ProtocolType>.Instance;

    /// <summary>A <c>struct in_addr</c>: four bytes in network order.</summary>
    public static OptionCodec<IPAddress> IPv4 => field ??= new AddressCodec(AddressFamily.InterNetwork);

    /// <summary>A <c>struct in6_addr</c>: sixteen bytes in network order.</summary>
    public static OptionCodec<IPAddress> IPv6 => field ??= new AddressCodec(AddressFamily.InterNetworkV6);

    /// <summary>An address of IP and a port: a <c>struct sockaddr_in</c> or <c>sockaddr_in6</c>.</summary>
    public static OptionCodec<IPEndPoint> SocketAddress => field ??= new SocketAddressCodec();

    /// <summary>A UUID: sixteen bytes, the most significant first.</summary>
    public static OptionCodec<Guid> Uuid => field ??= new UuidCodec();

    /// <summary>A file descriptor.</summary>
    public static OptionCodec<SafeFileHandle> Descriptor => field ??= new DescriptorCodec();

    /// <summary>Text of at most so many bytes.</summary>
    /// <remarks>Each call makes a codec; keep it in a static field.</remarks>
    public static OptionCodec<string> Text(int maximum) => new TextCodec(maximum);

    /// <summary>At most so many bytes, passed through as they are.</summary>
    /// <remarks>Each call makes a codec; keep it in a static field.</remarks>
    public static OptionCodec<byte[]> Bytes(int maximum) => new BytesCodec(maximum);

    /// <summary>At most so many ints.</summary>
    /// <remarks>Each call makes a codec; keep it in a static field.</remarks>
    public static OptionCodec<int[]> Int32List(int maximum) => new Int32ListCodec(maximum);

    /// <summary>A classic BPF program of at most so many instructions, each a <c>struct sock_filter</c>.</summary>
    /// <remarks>Each call makes a codec; keep it in a static field.</remarks>
    public static OptionCodec<BpfInstruction[]> InstructionList(int maximum) => new InstructionListCodec(maximum);

    /// <summary>An enumeration over <c>int</c> whose members have the same number on every system.</summary>
    public static OptionCodec<T> Enum<T>()
        where T : struct, Enum => EnumCodec<T>.Instance;

    private static DurationCodec Duration(long ticksPerUnit, string unit, NumberForm form = NumberForm.Int32) =>
        new(ticksPerUnit, unit, form);
}
