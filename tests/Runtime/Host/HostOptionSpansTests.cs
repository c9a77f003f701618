using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;

namespace Sockopt.Tests.Host;

/// <summary>Options of text and bytes in memory of the caller's.</summary>
[SupportedOSPlatform("linux")]
public sealed class HostOptionSpansTests : IDisposable
{
    private readonly Socket _tcp = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public void Dispose() => _tcp.Dispose();

    [LinuxFact]
    public void Text_is_set_and_read_as_its_bytes()
    {
        Span<byte> destination = stackalloc byte[20];
        destination.Fill(0xFF);

        _tcp.SetOption(TcpOption.CongestionControl, "reno"u8);
        int length = _tcp.GetOption(TcpOption.CongestionControl, destination);

        // The system returns the name and zero bytes behind it.
        Assert.Equal("reno"u8, destination[..length]);
        Assert.Equal("reno", _tcp.GetOption(TcpOption.CongestionControl));
        Assert.Equal(SocketError.Success, _tcp.TryGetOption(TcpOption.CongestionControl, destination, out length));
        Assert.Equal(4, length);
        Assert.Equal(SocketError.Success, _tcp.TrySetOption(TcpOption.CongestionControl, destination[..length]));
    }

    [LinuxFact]
    public void Text_without_a_character_is_set()
    {
        OptionKey<string> device = new("SO_BINDTODEVICE", OptionId.Of(SocketOption.Level, linux: 25), OptionCodec.Text(16));

        _tcp.SetOption(device, "");
        _tcp.SetOption(device, ""u8);

        Assert.Equal("", _tcp.GetOption(device));
        Assert.Equal(0, _tcp.GetOption(device, new byte[16]));
    }

    [LinuxFact]
    public void Bytes_are_set_and_read_as_they_are()
    {
        byte[] noOperations = [1, 1, 1, 0];
        Span<byte> destination = stackalloc byte[64];

        _tcp.SetOption(IPOption.Options, noOperations.AsSpan());
        int length = _tcp.GetOption(IPOption.Options, destination);

        Assert.Equal(noOperations, destination[..length]);
        Assert.Equal(noOperations, _tcp.GetOption(IPOption.Options));
        Assert.Equal(SocketError.Success, _tcp.TrySetOption(IPOption.Options, noOperations.AsSpan(0, 2)));
        Assert.Equal(SocketError.Success, _tcp.TryGetOption(IPOption.Options, destination, out length));
        Assert.Equal([1, 1, 0, 0], destination[..length].ToArray());
    }

    /// <summary>ip_options are cut to the room there is; what the caller had behind it stays.</summary>
    [LinuxFact]
    public void Bytes_can_be_read_in_part()
    {
        Span<byte> destination = stackalloc byte[4];
        destination.Fill(0xFF);
        _tcp.SetOption(IPOption.Options, [1, 1, 1, 0]);

        Assert.Equal(2, _tcp.GetOption(IPOption.Options, destination[..2]));
        Assert.Equal([1, 1, 0xFF, 0xFF], destination.ToArray());
    }

    [LinuxFact]
    public void The_system_sees_what_stands_in_the_destination()
    {
        // IP_MSFILTER (ip(7)) is asked for a group and an interface, and answers with the filter's mode and its sources.
        ReadOnlyOptionKey<byte[]> filter = new("IP_MSFILTER", OptionId.Of(IPOption.Level, linux: 41), OptionCodec.Bytes(16));
        IPAddress group = IPAddress.Parse("239.255.77.3");
        using Socket udp = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        udp.SetOption(IPOption.AddMembership, new IPv4Membership(group, IPAddress.Loopback));
        Span<byte> destination = stackalloc byte[16];

        Assert.NotEqual(SocketError.Success, udp.TryGetOption(filter, destination, out _));
        group.TryWriteBytes(destination, out _);
        IPAddress.Loopback.TryWriteBytes(destination[4..], out _);
        Assert.Equal(16, udp.GetOption(filter, destination));
    }

    [LinuxFact]
    public void What_is_too_long_is_refused_by_name()
    {
        byte[] long17 = new byte[17];
        long17.AsSpan().Fill((byte)'a');
        OptionKey<string> text = TcpOption.CongestionControl;
        AssertRefused("TCP_CONGESTION takes at most 16 bytes, not 17.", () => _tcp.SetOption(text, long17.AsSpan()));
        AssertRefused("TCP_CONGESTION takes at most 16 bytes, not 17.", () => _tcp.TrySetOption(text, long17.AsSpan()));
        AssertRefused("TCP_CONGESTION takes text without a zero byte in it.", () => _tcp.SetOption(text, "reno\0"u8));
        AssertRefused(
            "TCP_CONGESTION returns at most 16 bytes of text; the destination has 15.",
            () => _tcp.GetOption(text, long17.AsSpan(2)));
        AssertRefused(
            "IP_OPTIONS takes at most 44 bytes, not 45.", () => _tcp.SetOption(IPOption.Options, new byte[45].AsSpan()));

        static void AssertRefused(string message, Action call) =>
            Assert.StartsWith(message, Assert.Throws<ArgumentException>(call).Message, StringComparison.Ordinal);
    }

    [LinuxFact]
    public void What_the_system_refuses_is_thrown_or_returned()
    {
        Assert.Throws<SocketException>(() => _tcp.SetOption(TcpOption.CongestionControl, "no such"u8));
        Assert.NotEqual(SocketError.Success, _tcp.TrySetOption(TcpOption.CongestionControl, "no such"u8));
        ReadOnlyOptionKey<string> text = new("SO_NOWHERE", OptionId.Of(OptionLevel.Of(1)), OptionCodec.Text(16));
        Assert.Throws<PlatformNotSupportedException>(() => _tcp.GetOption(text, new byte[16]));
        Assert.Equal(SocketError.ProtocolOption, _tcp.TryGetOption(text, new byte[16], out _));
    }

    /// <summary>The framework answers EFAULT to an empty span by itself, also to one that points somewhere. What a caller is
    /// left with is the end of the list, which the system pads.</summary>
    [LinuxFact]
    public void An_empty_value_is_refused_in_words()
    {
        _tcp.SetOption(IPOption.Options, [1, 1, 1, 0]);
        Span<byte> room = stackalloc byte[4];
        Assert.Equal(SocketError.Fault, Fault(room[..0]));

        AssertRefused(() => _tcp.SetOption(IPOption.Options, []));
        AssertRefused(() => _tcp.SetOption(IPOption.Options, ReadOnlySpan<byte>.Empty));
        AssertRefused(() => _tcp.TrySetOption(IPOption.Options, ReadOnlySpan<byte>.Empty));
        Assert.Equal([1, 1, 1, 0], _tcp.GetOption(IPOption.Options));

        _tcp.SetOption(IPOption.Options, [0]);
        Assert.Equal([0, 0, 0, 0], _tcp.GetOption(IPOption.Options));

        static void AssertRefused(Action call) => Assert.Equal(
            "IP_OPTIONS takes at least one byte here: the framework does not send an empty value.",
            Assert.Throws<ArgumentException>(call).Message);

        SocketError Fault(ReadOnlySpan<byte> value)
        {
            try
            {
                _tcp.SetRawSocketOption(IPOption.Options.Id.Level.Number, IPOption.Options.Id.Number, value);
                return SocketError.Success;
            }
            catch (SocketException exception)
            {
                return exception.SocketErrorCode;
            }
        }
    }

    [LinuxFact]
    public void A_key_that_is_set_through_the_framework_takes_no_bytes()
    {
        OptionKey<byte[]> mapped = new(
            "IP_OPTIONS",
            IPOption.Options.Id,
            OptionCodec.Bytes(44),
            FrameworkOption.Of(SocketOptionLevel.IP, SocketOptionName.IPOptions));

        ArgumentException exception = Assert.Throws<ArgumentException>(() => _tcp.SetOption(mapped, "\u0001"u8));
        Assert.Contains("IP_OPTIONS is set through the framework", exception.Message, StringComparison.Ordinal);
    }

    [LinuxFact]
    public void No_socket_is_refused_before_the_option_is_looked_at()
    {
        Socket none = null!;
        OptionKey<string> text = new("SO_NOWHERE", OptionId.Of(OptionLevel.Of(1)), OptionCodec.Text(16));

        Assert.Throws<ArgumentNullException>(() => none.TryGetOption(text, out string _));
        Assert.Throws<ArgumentNullException>(() => none.TrySetOption(text, "x"));
        Assert.Throws<ArgumentNullException>(() => none.TryGetOption(text, new byte[16], out _));
        Assert.Throws<ArgumentNullException>(() => none.TrySetOption(text, "x"u8));
    }

    /// <summary>Compiles: each of these calls means one overload.</summary>
    [LinuxFact]
    public void Strings_arrays_spans_and_literals_are_told_apart()
    {
        WriteOnlyOptionKey<string> text = new("TCP_CONGESTION", TcpOption.CongestionControl.Id, OptionCodec.Text(16));
        WriteOnlyOptionKey<byte[]> bytes = new("IP_OPTIONS", IPOption.Options.Id, OptionCodec.Bytes(40));
        Span<byte> writable = [(byte)'r', (byte)'e', (byte)'n', (byte)'o'];

        _tcp.SetOption(TcpOption.CongestionControl, "reno");
        _tcp.SetOption(TcpOption.CongestionControl, "reno"u8);
        _tcp.SetOption(TcpOption.CongestionControl, writable);
        _tcp.SetOption(text, "reno");
        _tcp.SetOption(text, "reno"u8);
        _tcp.SetOption(IPOption.Options, new byte[] { 1, 1, 1, 0 });
        _tcp.SetOption(IPOption.Options, [1, 1, 1, 0]);
        _tcp.SetOption(IPOption.Options, stackalloc byte[] { 1, 1, 1, 0 });
        _tcp.SetOption(bytes, new byte[] { 1, 1, 1, 0 });
        _tcp.SetOption(bytes, [1, 1, 1, 0]);
        _tcp.TrySetOption(text, "reno"u8);
        _tcp.TrySetOption(bytes, writable);
        Assert.Throws<ArgumentNullException>(() => _tcp.SetOption(TcpOption.CongestionControl, null!));
        Assert.Throws<ArgumentNullException>(() => _tcp.SetOption(IPOption.Options, null!));
        Assert.Throws<ArgumentNullException>(() => _tcp.TrySetOption(text, default!));
        Assert.Equal("reno", _tcp.GetOption(TcpOption.CongestionControl));
    }
}
