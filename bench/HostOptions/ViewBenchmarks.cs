using System.Runtime.Versioning;

namespace Sockopt.Bench;

/// <summary>What an option costs as a property of <c>socket.Options</c> beside its key.</summary>
internal static class ViewBenchmarks
{
    private static readonly TimeSpan FiveSeconds = TimeSpan.FromSeconds(5);

    public static IEnumerable<Benchmark> All =>
    [
        new(
            "View.Set.NoDelay",
            "TCP_NODELAY, through the framework.",
            () => HostContest.OfViewSet(
                MeasuredSocket.OfConnectedTcp(),
                TcpOption.NoDelay.Id,
                Wire.Ints(1),
                socket => socket.SetOption(TcpOption.NoDelay, true),
                socket => socket.Options.TcpNoDelay = true)),
        new(
            "View.Get.NoDelay",
            "TCP_NODELAY.",
            () => HostContest.OfViewGet(
                MeasuredSocket.OfConnectedTcp(),
                TcpOption.NoDelay.Id,
                Wire.Ints(1),
                socket => socket.GetOption(TcpOption.NoDelay),
                socket => socket.Options.TcpNoDelay,
                flag => flag ? 1 : 0)),
        .. OperatingSystem.IsLinux() ? OfLinux : [],
    ];

    [SupportedOSPlatform("linux")]
    private static IEnumerable<Benchmark> OfLinux =>
    [
        new(
            "View.Set.UserTimeout",
            "TCP_USER_TIMEOUT, by the number.",
            () => HostContest.OfViewSet(
                MeasuredSocket.OfConnectedTcp(),
                TcpOption.UserTimeout.Id,
                Wire.Ints(5000),
                socket => socket.SetOption(TcpOption.UserTimeout, FiveSeconds),
                socket => socket.Options.TcpUserTimeout = FiveSeconds)),
        new(
            "View.Get.UserTimeout",
            "TCP_USER_TIMEOUT.",
            () => HostContest.OfViewGet(
                MeasuredSocket.OfConnectedTcp(),
                TcpOption.UserTimeout.Id,
                Wire.Ints(5000),
                socket => socket.GetOption(TcpOption.UserTimeout),
                socket => socket.Options.TcpUserTimeout,
                time => (int)time.TotalMilliseconds)),
    ];
}
