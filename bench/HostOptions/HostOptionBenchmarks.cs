using System.Net.Sockets;
using System.Runtime.Versioning;

namespace Sockopt.Bench;

/// <summary>What a typed get and set cost beside the calls that the framework has. A key stands in the call, as users write
/// it: that it is folded away is part of what is measured.</summary>
internal static class HostOptionBenchmarks
{
    private static readonly FrameworkName NoDelay = new(SocketOptionLevel.Tcp, SocketOptionName.NoDelay);
    private static readonly FrameworkName KeepAlive = new(SocketOptionLevel.Socket, SocketOptionName.KeepAlive);
    private static readonly FrameworkName SendBuffer = new(SocketOptionLevel.Socket, SocketOptionName.SendBuffer);
    private static readonly TimeSpan FiveSeconds = TimeSpan.FromSeconds(5);

    public static IEnumerable<Benchmark> All =>
    [
        new(
            "HostOptions.Set.NoDelay",
            "TCP_NODELAY, which the framework has a name for; a typed set goes through it.",
            () => HostContest.OfSet(
                TcpOption.NoDelay.Id, wire: 1, NoDelay, socket => socket.SetOption(TcpOption.NoDelay, true))),
        new(
            "HostOptions.Set.KeepAlive",
            "SO_KEEPALIVE, which the framework has a name for; a typed set goes through it.",
            () => HostContest.OfSet(
                SocketOption.KeepAlive.Id, wire: 1, KeepAlive, socket => socket.SetOption(SocketOption.KeepAlive, true))),
        new(
            "HostOptions.Set.ReuseAddress",
            "SO_REUSEADDR alone, which the framework has no name for; a typed set goes by the number.",
            () => HostContest.OfSet(
                SocketOption.ReuseAddress.Id, wire: 1, null, socket => socket.SetOption(SocketOption.ReuseAddress, true))),
        new(
            "HostOptions.Get.NoDelay",
            "TCP_NODELAY, a flag.",
            () => HostContest.OfGet(
                TcpOption.NoDelay.Id, wire: 1, NoDelay, socket => socket.GetOption(TcpOption.NoDelay), flag => flag ? 1 : 0)),
        new(
            "HostOptions.Get.SendBufferSize",
            "SO_SNDBUF, a number.",
            () => HostContest.OfGet(
                SocketOption.SendBufferSize.Id, wire: 65536, SendBuffer,
                socket => socket.GetOption(SocketOption.SendBufferSize), size => size)),
        .. OperatingSystem.IsLinux() ? OfLinux : [],
    ];

    [SupportedOSPlatform("linux")]
    private static IEnumerable<Benchmark> OfLinux =>
    [
        new(
            "HostOptions.Set.UserTimeout",
            "TCP_USER_TIMEOUT, a time, which the framework has no name for; a typed set goes by the number.",
            () => HostContest.OfSet(
                TcpOption.UserTimeout.Id, wire: 5000, null, socket => socket.SetOption(TcpOption.UserTimeout, FiveSeconds))),
        new(
            "HostOptions.Get.UserTimeout",
            "TCP_USER_TIMEOUT, a time.",
            () => HostContest.OfGet(
                TcpOption.UserTimeout.Id, wire: 5000, null,
                socket => socket.GetOption(TcpOption.UserTimeout), time => (int)time.TotalMilliseconds)),
    ];
}
