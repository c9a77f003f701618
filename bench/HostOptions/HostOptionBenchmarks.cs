using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;

namespace Sockopt.Bench;

/// <summary>What a typed get and set cost beside the calls that the framework has: an option for each kind of value. A key
/// stands in the call, as users write it: that it is folded away is part of what is measured.</summary>
internal static class HostOptionBenchmarks
{
    private static readonly TimeSpan FiveSeconds = TimeSpan.FromSeconds(5);

    public static IEnumerable<Benchmark> All =>
    [
        .. Flags,
        .. Numbers,
        .. Times,
        .. Structs,
        .. OperatingSystem.IsLinux() ? OfLinux : [],
    ];

    private static IEnumerable<Benchmark> Flags =>
    [
        new(
            "HostOptions.Set.NoDelay",
            "TCP_NODELAY, a flag that the framework has a name for; a typed set goes through it.",
            () => HostContest.OfSet(
                MeasuredSocket.OfConnectedTcp(),
                TcpOption.NoDelay.Id,
                Wire.Ints(1),
                socket => socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay, 1),
                socket => socket.SetOption(TcpOption.NoDelay, true))),
        new(
            "HostOptions.Get.NoDelay",
            "TCP_NODELAY, a flag.",
            () => HostContest.OfGet(
                MeasuredSocket.OfConnectedTcp(),
                TcpOption.NoDelay.Id,
                Wire.Ints(1),
                socket => (int)socket.GetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay)!,
                socket => socket.GetOption(TcpOption.NoDelay),
                flag => flag ? 1 : 0)),
        new(
            "HostOptions.Set.KeepAlive",
            "SO_KEEPALIVE, a flag that the framework has a name for; a typed set goes through it.",
            () => HostContest.OfSet(
                MeasuredSocket.OfConnectedTcp(),
                SocketOption.KeepAlive.Id,
                Wire.Ints(1),
                socket => socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, 1),
                socket => socket.SetOption(SocketOption.KeepAlive, true))),
        new(
            "HostOptions.Set.ReuseAddress",
            "SO_REUSEADDR alone, a flag that the framework has no name for; a typed set goes by the number.",
            () => HostContest.OfSet(
                MeasuredSocket.OfConnectedTcp(),
                SocketOption.ReuseAddress.Id,
                Wire.Ints(1),
                framework: null,
                socket => socket.SetOption(SocketOption.ReuseAddress, true))),
        new(
            "HostOptions.Get.ReuseAddress",
            "SO_REUSEADDR alone, a flag.",
            () => HostContest.OfGet(
                MeasuredSocket.OfConnectedTcp(),
                SocketOption.ReuseAddress.Id,
                Wire.Ints(1),
                framework: null,
                socket => socket.GetOption(SocketOption.ReuseAddress),
                flag => flag ? 1 : 0)),
    ];

    private static IEnumerable<Benchmark> Numbers =>
    [
        new(
            "HostOptions.Set.MaximumSegment",
            "TCP_MAXSEG, an int that the framework has no name for; a typed set goes by the number.",
            () => HostContest.OfSet(
                MeasuredSocket.OfTcp(),
                TcpOption.MaximumSegment.Id,
                Wire.Ints(1000),
                framework: null,
                socket => socket.SetOption(TcpOption.MaximumSegment, 1000))),
        new(
            "HostOptions.Get.SendBufferSize",
            "SO_SNDBUF, an int.",
            () => HostContest.OfGet(
                MeasuredSocket.OfConnectedTcp(),
                SocketOption.SendBufferSize.Id,
                Wire.Ints(65536),
                socket => (int)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.SendBuffer)!,
                socket => socket.GetOption(SocketOption.SendBufferSize),
                size => size)),
        new(
            "HostOptions.Get.SocketType",
            "SO_TYPE, an enumeration.",
            () => HostContest.OfGetOnly(
                MeasuredSocket.OfConnectedTcp(),
                SocketOption.SocketType.Id,
                sizeof(int),
                socket => (int)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Type)!,
                socket => socket.GetOption(SocketOption.SocketType),
                type => (int)type)),
    ];

    private static IEnumerable<Benchmark> Times =>
    [
        new(
            "HostOptions.Set.ReceiveTimeout",
            "SO_RCVTIMEO, a timeval; a typed set goes through the framework, which takes milliseconds.",
            () => HostContest.OfSet(
                MeasuredSocket.OfConnectedTcp(),
                SocketOption.ReceiveTimeout.Id,
                Wire.Longs(5, 0),
                socket => socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReceiveTimeout, 5000),
                socket => socket.SetOption(SocketOption.ReceiveTimeout, FiveSeconds))),
        new(
            "HostOptions.Get.ReceiveTimeout",
            "SO_RCVTIMEO, a timeval. What the framework returns is what it remembers to have set.",
            () => HostContest.OfGet(
                MeasuredSocket.OfConnectedTcp(),
                SocketOption.ReceiveTimeout.Id,
                Wire.Longs(5, 0),
                framework: null,
                socket => socket.GetOption(SocketOption.ReceiveTimeout),
                time => Wire.Fingerprint((long)time.TotalSeconds, time.Microseconds))),
    ];

    private static IEnumerable<Benchmark> Structs =>
    [
        new(
            "HostOptions.Set.Linger",
            "SO_LINGER, a struct linger; a typed set goes through the framework, which takes an object.",
            () =>
            {
                LingerOption framework = new(true, 5);
                return HostContest.OfSet(
                    MeasuredSocket.OfConnectedTcp(),
                    SocketOption.Linger.Id,
                    Wire.Ints(1, 5),
                    socket => socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, framework),
                    socket => socket.SetOption(SocketOption.Linger, new Linger(true, FiveSeconds)));
            }),
        new(
            "HostOptions.Get.Linger",
            "SO_LINGER, a struct linger. The framework makes an object of it.",
            () => HostContest.OfGet(
                MeasuredSocket.OfConnectedTcp(),
                SocketOption.Linger.Id,
                Wire.Ints(1, 5),
                socket => ((LingerOption)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger)!) is
                    { Enabled: true, LingerTime: int seconds } ? Wire.Fingerprint(1, seconds) : 0,
                socket => socket.GetOption(SocketOption.Linger),
                linger => Wire.Fingerprint(linger.Enabled ? 1 : 0, (int)linger.Interval.TotalSeconds))),
        new(
            "HostOptions.Set.Membership",
            "IP_ADD_MEMBERSHIP and IP_DROP_MEMBERSHIP, structs of addresses: joins and leaves a multicast group.",
            Membership),
    ];

    [SupportedOSPlatform("linux")]
    private static IEnumerable<Benchmark> OfLinux =>
    [
        new(
            "HostOptions.Set.UserTimeout",
            "TCP_USER_TIMEOUT, milliseconds, which the framework has no name for; a typed set goes by the number.",
            () => HostContest.OfSet(
                MeasuredSocket.OfConnectedTcp(),
                TcpOption.UserTimeout.Id,
                Wire.Ints(5000),
                framework: null,
                socket => socket.SetOption(TcpOption.UserTimeout, FiveSeconds))),
        new(
            "HostOptions.Get.UserTimeout",
            "TCP_USER_TIMEOUT, milliseconds.",
            () => HostContest.OfGet(
                MeasuredSocket.OfConnectedTcp(),
                TcpOption.UserTimeout.Id,
                Wire.Ints(5000),
                framework: null,
                socket => socket.GetOption(TcpOption.UserTimeout),
                time => (int)time.TotalMilliseconds)),
        new(
            "HostOptions.Get.PeerCredentials",
            "SO_PEERCRED, a struct of ints in another order.",
            () => HostContest.OfGetOnly(
                MeasuredSocket.OfConnectedUnix(),
                SocketOption.PeerCredentials.Id,
                3 * sizeof(int),
                framework: null,
                socket => socket.GetOption(SocketOption.PeerCredentials),
                peer => Wire.Fingerprint(peer.ProcessId, peer.UserId, peer.GroupId))),
        new(
            "HostOptions.Set.MaximumPacingRate",
            "SO_MAX_PACING_RATE, 64 bits.",
            () => HostContest.OfSet(
                MeasuredSocket.OfConnectedTcp(),
                SocketOption.MaximumPacingRate.Id,
                Wire.Longs(10_000_000_000),
                framework: null,
                socket => socket.SetOption(SocketOption.MaximumPacingRate, 10_000_000_000))),
        new(
            "HostOptions.Get.MaximumPacingRate",
            "SO_MAX_PACING_RATE, 64 bits.",
            () => HostContest.OfGet(
                MeasuredSocket.OfConnectedTcp(),
                SocketOption.MaximumPacingRate.Id,
                Wire.Longs(10_000_000_000),
                framework: null,
                socket => socket.GetOption(SocketOption.MaximumPacingRate),
                rate => Wire.Fingerprint(rate))),
        new(
            "HostOptions.Set.CongestionControl",
            "TCP_CONGESTION, text, from bytes of the caller's.",
            () => HostContest.OfSet(
                MeasuredSocket.OfConnectedTcp(),
                TcpOption.CongestionControl.Id,
                Wire.Text("reno", 16),
                framework: null,
                socket => socket.SetOption(TcpOption.CongestionControl, "reno"u8))),
        new("HostOptions.Get.CongestionControl", "TCP_CONGESTION, text, into bytes of the caller's.", CongestionControl),
        new(
            "HostOptions.Set.CongestionControl.String",
            "TCP_CONGESTION, text, from a string.",
            () => HostContest.OfSet(
                MeasuredSocket.OfConnectedTcp(),
                TcpOption.CongestionControl.Id,
                Wire.Text("reno", 16),
                framework: null,
                socket => socket.SetOption(TcpOption.CongestionControl, "reno"))),
        new(
            "HostOptions.Get.CongestionControl.String",
            "TCP_CONGESTION, text, as a string, which has to be made.",
            () => HostContest.OfGet(
                MeasuredSocket.OfConnectedTcp(),
                TcpOption.CongestionControl.Id,
                Wire.Text("reno", 16),
                framework: null,
                socket => socket.GetOption(TcpOption.CongestionControl),
                name => Wire.Fingerprint(Wire.Text(name, 16)),
                mayAllocate: true)),
    ];

    [SupportedOSPlatform("linux")]
    private static Contest CongestionControl()
    {
        byte[] read = new byte[16];
        return HostContest.OfGet(
            MeasuredSocket.OfConnectedTcp(),
            TcpOption.CongestionControl.Id,
            Wire.Text("reno", 16),
            framework: null,
            socket => socket.GetOption(TcpOption.CongestionControl, read),
            length => Wire.Fingerprint(read.AsSpan(0, length)));
    }

    private static Contest Membership()
    {
        IPv4Membership membership = new(IPAddress.Parse("239.1.2.3"), IPAddress.Loopback);
        byte[] wire = [.. membership.Group.GetAddressBytes(), .. membership.Interface.GetAddressBytes()];
        MeasuredSocket measured = MeasuredSocket.OfUdp();
        OptionId join = IPOption.AddMembership.Id;
        OptionId leave = IPOption.DropMembership.Id;
        return HostContest.OfSetOnly(
            measured,
            _ =>
            {
                measured.Write(join, wire);
                measured.Write(leave, wire);
            },
            socket =>
            {
                socket.SetOption(IPOption.AddMembership, membership);
                socket.SetOption(IPOption.DropMembership, membership);
            });
    }
}
