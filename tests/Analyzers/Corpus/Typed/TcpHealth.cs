// corpus: sockopt
using System.Globalization;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;
using Sockopt;

namespace Mesh.Metrics;

/// <summary>What the kernel knows about a connection, for the metrics endpoint.</summary>
public static class TcpHealth
{
    public static string Describe(Socket socket) =>
        OperatingSystem.IsLinux() ? DescribeOnLinux(socket)
        : OperatingSystem.IsMacOS() ? DescribeOnMac(socket)
        : Plain(socket);

    [SupportedOSPlatform("linux")]
    private static string DescribeOnLinux(Socket socket)
    {
        TcpInfo info = socket.Options.TcpInfo;
        Span<byte> name = stackalloc byte[16];
        string algorithm = Encoding.ASCII.GetString(name[..socket.GetOption(TcpOption.CongestionControl, name)]);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{info.State} {algorithm} rtt={info.RoundTripTime.TotalMilliseconds:F1}ms cwnd={info.SendCongestionWindow} "
            + $"retrans={info.TotalRetransmits} unsent={info.BytesNotSent} mark={socket.Options.Mark}");
    }

    [SupportedOSPlatform("macos")]
    private static string DescribeOnMac(Socket socket)
    {
        TcpConnectionInfo info = socket.Options.TcpConnectionInfo;
        return $"{info}, {socket.Options.UnsentLength} unsent";
    }

    private static string Plain(Socket socket)
    {
        Linger linger = socket.GetOption(SocketOption.Linger);
        string close = linger.Enabled ? $"lingers {linger.Interval}" : "closes at once";
        return $"{socket.GetOption(SocketOption.SocketType)}, {close}, no delay: {socket.GetOption(TcpOption.NoDelay)}";
    }

    /// <summary>Whether the peer has gone, told without reading anything.</summary>
    public static bool IsBroken(Socket socket)
    {
        if (socket.TryGetOption(SocketOption.Error, out Errno pending) != SocketError.Success)
        {
            return true;
        }

        return pending is not (Errno.Success or Errno.EAGAIN);
    }
}
