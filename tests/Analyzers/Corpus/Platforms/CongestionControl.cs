// corpus: sockopt
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace Cdn.Origin;

public sealed class CongestionControlSelector(string algorithm, Action<string> log)
{
    private const int TcpCongestion = 13;
    private const int NameMax = 16;

    /// <summary>Chooses the algorithm for a connection. Returns what the kernel uses then.</summary>
    public string? Select(Socket socket)
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Linux))
            return null;

        try
        {
            socket.SetRawSocketOption((int)ProtocolType.Tcp, {|SOPT1008:TcpCongestion|}, Encoding.ASCII.GetBytes(algorithm));
        }
        catch (SocketException e)
        {
            // not in net.ipv4.tcp_allowed_congestion_control, or no module of this name
            log($"{algorithm}: {e.SocketErrorCode}");
        }

        Span<byte> name = stackalloc byte[NameMax];
        int length = socket.GetRawSocketOption((int)ProtocolType.Tcp, {|SOPT1008:TcpCongestion|}, name);
        name = name[..length];
        int end = name.IndexOf((byte)0);
        return Encoding.ASCII.GetString(end < 0 ? name : name[..end]);
    }

    public void SelectAll(IEnumerable<Socket> sockets)
    {
        foreach (var group in sockets.GroupBy(Select))
        {
            log($"{group.Key ?? "unknown"}: {group.Count()} connections");
        }
    }

    /// <summary>Paces a bulk transfer so that it leaves room for others.</summary>
    public static void Pace(Socket socket, long bytesPerSecond)
    {
        if (OperatingSystem.IsLinux())
        {
            socket.SetRawSocketOption(1, {|SOPT1008:47|}, BitConverter.GetBytes(bytesPerSecond));
        }
        else
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.SendBuffer, (int)Math.Min(bytesPerSecond / 20, 1 << 20));
        }
    }
}
