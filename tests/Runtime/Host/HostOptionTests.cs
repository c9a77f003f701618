using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Sockopt.Tests.Host;

/// <summary>Typed options on sockets of the operating system, held against the framework's own calls.</summary>
public sealed class HostOptionTests : IDisposable
{
    private readonly Socket _tcp = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly Socket _udp = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);

    public void Dispose()
    {
        _tcp.Dispose();
        _udp.Dispose();
    }

    [Fact]
    public void What_is_set_typed_is_read_by_the_framework()
    {
        _tcp.SetOption(TcpOption.NoDelay, true);
        Assert.True(_tcp.NoDelay);

        _tcp.SetOption(TcpOption.KeepAliveTime, TimeSpan.FromSeconds(61));
        Assert.Equal(61, _tcp.GetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime));

        _tcp.SetOption(IPOption.TimeToLive, 33);
        Assert.Equal(33, _tcp.Ttl);

        _tcp.SetOption(SocketOption.Linger, new Linger(true, TimeSpan.FromSeconds(3)));
        Assert.Equal((true, 3), (_tcp.LingerState!.Enabled, _tcp.LingerState.LingerTime));

        _tcp.SetOption(SocketOption.ReceiveTimeout, TimeSpan.FromMilliseconds(250));
        Assert.Equal(250, _tcp.ReceiveTimeout);
    }

    [Fact]
    public void What_the_framework_sets_is_read_typed()
    {
        _tcp.NoDelay = true;
        Assert.True(_tcp.GetOption(TcpOption.NoDelay));

        _tcp.LingerState = new LingerOption(true, 4);
        Assert.Equal(new Linger(true, TimeSpan.FromSeconds(4)), _tcp.GetOption(SocketOption.Linger));

        _tcp.SendTimeout = 1500;
        Assert.Equal(TimeSpan.FromSeconds(1.5), _tcp.GetOption(SocketOption.SendTimeout));
    }

    [Fact]
    public void What_a_socket_is_can_be_read()
    {
        Assert.Equal(SocketType.Stream, _tcp.GetOption(SocketOption.SocketType));
        Assert.Equal(SocketType.Dgram, _udp.GetOption(SocketOption.SocketType));
        Assert.Equal(Errno.Success, _tcp.GetOption(SocketOption.Error));
        Assert.False(_tcp.GetOption(SocketOption.AcceptConnection));
        _tcp.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _tcp.Listen();
        Assert.True(_tcp.GetOption(SocketOption.AcceptConnection));
    }

    [Fact]
    public void The_pending_error_is_portable_and_cleared_by_reading_it()
    {
        using Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _udp.Connect(listener.LocalEndPoint!);
        _udp.Send([1]);
        Assert.True(SpinWait.SpinUntil(
            () => _udp.Poll(0, SelectMode.SelectError) || _udp.Poll(0, SelectMode.SelectRead), TimeSpan.FromSeconds(5)));
        Assert.Equal(Errno.ECONNREFUSED, _udp.GetOption(SocketOption.Error));
        Assert.Equal(Errno.Success, _udp.GetOption(SocketOption.Error));
    }

    [Fact]
    public void ReuseAddress_sets_no_more_than_SO_REUSEADDR()
    {
        _tcp.SetOption(SocketOption.ReuseAddress, true);
        Assert.True(_tcp.GetOption(SocketOption.ReuseAddress));
        if (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS())
        {
            Assert.False(_tcp.GetOption(SocketOption.ReusePort));
        }
    }

    [Fact]
    public async Task A_timeout_is_honoured_after_an_asynchronous_operation()
    {
        using Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        await _tcp.ConnectAsync(listener.LocalEndPoint!);
        using Socket peer = await listener.AcceptAsync();
        await peer.SendAsync(new byte[] { 1 });
        await _tcp.ReceiveAsync(new byte[1]);

        _tcp.SetOption(SocketOption.ReceiveTimeout, TimeSpan.FromMilliseconds(50));

        SocketException exception = Assert.Throws<SocketException>(() => _tcp.Receive(new byte[1]));
        Assert.Equal(SocketError.TimedOut, exception.SocketErrorCode);
    }

    [Fact]
    public void Connect_still_falls_back_after_sets_that_the_framework_maps()
    {
        using Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        int port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        _tcp.SetOption(TcpOption.NoDelay, true);
        _tcp.SetOption(SocketOption.KeepAlive, true);
        _tcp.SetOption(SocketOption.Linger, new Linger(true, TimeSpan.FromSeconds(3)));

        _tcp.Connect([IPAddress.Parse("127.0.0.2"), IPAddress.Loopback], port);

        Assert.True(_tcp.GetOption(TcpOption.NoDelay));
        Assert.True(_tcp.GetOption(SocketOption.KeepAlive));
    }

    [Fact]
    public void A_multicast_group_is_joined_and_left()
    {
        IPv4Membership membership = new(IPAddress.Parse("239.255.77.1"), IPAddress.Loopback);
        _udp.SetOption(IPOption.AddMembership, membership);
        Assert.Equal(SocketError.AddressAlreadyInUse, _udp.TrySetOption(IPOption.AddMembership, membership));
        _udp.SetOption(IPOption.DropMembership, membership);
        Assert.Equal(SocketError.AddressNotAvailable, _udp.TrySetOption(IPOption.DropMembership, membership));
    }

    [Fact]
    public void What_the_system_refuses_is_thrown_or_returned()
    {
        // An address that is no group.
        IPv4Membership membership = new(IPAddress.Loopback, IPAddress.Loopback);
        SocketException exception = Assert.Throws<SocketException>(() => _udp.SetOption(IPOption.AddMembership, membership));
        Assert.Equal(SocketError.InvalidArgument, exception.SocketErrorCode);
        Assert.Equal(SocketError.InvalidArgument, _udp.TrySetOption(IPOption.AddMembership, membership));
        Assert.NotEqual(SocketError.Success, _udp.TryGetOption(TcpOption.NoDelay, out bool _));
    }

    [Fact]
    public void A_value_that_cannot_be_expressed_never_reaches_the_system()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _tcp.SetOption(TcpOption.KeepAliveTime, TimeSpan.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => _tcp.SetOption(SocketOption.Linger, new Linger(true, TimeSpan.FromDays(1))));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => _tcp.TrySetOption(SocketOption.ReceiveTimeout, TimeSpan.FromSeconds(-3)));
    }

    [Fact]
    public void A_value_out_of_range_never_reaches_the_system_on_either_path()
    {
        // TCP_KEEPIDLE takes the framework's path; TCP_MAXSEG and what clamps it are asked by number.
        AssertRefused(
            () => _tcp.SetOption(TcpOption.KeepAliveTime, TimeSpan.FromSeconds(120_000)),
            "TCP_KEEPIDLE takes 1 to 32767 seconds; 1.09:20:00 is 120000.");
        AssertRefused(() => _tcp.SetOption(TcpOption.MaximumSegment, 65536), "TCP_MAXSEG takes ");
        AssertRefused(() => _tcp.TrySetOption(IPOption.TimeToLive, 256), "255, not 256.");

        static void AssertRefused(Action set, string message) => Assert.Contains(
            message, Assert.Throws<ArgumentOutOfRangeException>(set).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_the_framework_cannot_take_is_refused_and_not_cut()
    {
        OptionKey<long> wide = new(
            "SO_SNDBUF",
            SocketOption.SendBufferSize.Id,
            OptionCodec.Int64.Between(0, long.MaxValue),
            FrameworkOption.Of(SocketOptionLevel.Socket, SocketOptionName.SendBuffer));

        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(() => _tcp.SetOption(wide, 1L << 32));

        Assert.Contains("SO_SNDBUF takes 0 to 2147483647, not 4294967296.", exception.Message, StringComparison.Ordinal);
        _tcp.SetOption(wide, 65536L);
    }

    [Fact]
    public void An_option_that_the_system_lacks_names_the_systems_that_have_it()
    {
        ReadOnlyOptionKey<int> nowhere = new("SO_NOWHERE", OptionId.Of(OptionLevel.Of(1)), OptionCodec.Int32);
        AssertLacking(nowhere, "SO_NOWHERE does not exist on this system; it is an option of the socket core alone");

        // OpenBSD has no .NET, so that an option of its own is missing wherever this runs.
        ReadOnlyOptionKey<int> elsewhere = new("SO_RTABLE", OptionId.Of(SocketOption.Level, openbsd: 0x1021), OptionCodec.Int32);
        AssertLacking(elsewhere, "SO_RTABLE does not exist on this system; it exists on OpenBSD.");

        OptionId everywhereElse = OperatingSystem.IsWindows()
            ? OptionId.Of(SocketOption.Level, linux: 1, freebsd: 1, darwin: 1)
            : OptionId.Of(SocketOption.Level, openbsd: 1, windows: 1);
        string systems = OperatingSystem.IsWindows() ? "Linux, FreeBSD and macOS" : "OpenBSD and Windows";
        AssertLacking(
            new("SO_ELSEWHERE", everywhereElse, OptionCodec.Int32),
            $"SO_ELSEWHERE does not exist on this system; it exists on {systems}.");

        void AssertLacking(ReadOnlyOptionKey<int> key, string message)
        {
            PlatformNotSupportedException exception = Assert.Throws<PlatformNotSupportedException>(() => _tcp.GetOption(key));
            Assert.Contains(message, exception.Message, StringComparison.Ordinal);
            Assert.Equal(SocketError.ProtocolOption, _tcp.TryGetOption(key, out _));
        }
    }

    [Fact]
    public void An_empty_key_is_refused() => Assert.Throws<ArgumentException>(() => _tcp.GetOption(default(OptionKey<int>)));

    [LinuxFact]
    [SupportedOSPlatform("linux")]
    public void Options_of_Linux_alone_work_there()
    {
        _tcp.SetOption(TcpOption.UserTimeout, TimeSpan.FromSeconds(5));
        Assert.Equal(TimeSpan.FromSeconds(5), _tcp.GetOption(TcpOption.UserTimeout));
        _tcp.SetOption(TcpOption.CongestionControl, "reno");
        Assert.Equal("reno", _tcp.GetOption(TcpOption.CongestionControl));
        _tcp.SetOption(SocketOption.MaximumPacingRate, 5_000_000_000);
        Assert.Equal(5_000_000_000, _tcp.GetOption(SocketOption.MaximumPacingRate));

        // ENOENT, which a socket without a filter answers, is AddressNotAvailable to the framework.
        Assert.Equal(SocketError.AddressNotAvailable, _udp.TrySetOption(SocketOption.DetachFilter));
    }

    [LinuxFact]
    [SupportedOSPlatform("linux")]
    public void The_peer_of_a_local_connection_is_known()
    {
        using Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        using Socket client = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        UnixDomainSocketEndPoint name = new($"\0sockopt-{Guid.NewGuid():N}");
        listener.Bind(name);
        listener.Listen();
        client.Connect(name);
        Assert.Equal(Environment.ProcessId, client.GetOption(SocketOption.PeerCredentials).ProcessId);
        using SafeFileHandle descriptor = client.GetOption(SocketOption.PeerProcessDescriptor);
        using SafeFileHandle another = client.Options.OpenPeerProcessDescriptor();
        Assert.False(descriptor.IsInvalid);
        Assert.False(another.IsInvalid);
    }
}
