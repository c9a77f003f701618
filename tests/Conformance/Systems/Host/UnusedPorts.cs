using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Sockopt.Conformance.Systems.Host;

/// <summary>Ports that no socket has. They are none of those that the kernel itself chooses, so that nobody is given one
/// by chance between the search and the use.</summary>
internal static class UnusedPorts
{
    private const int First = 10000;
    private const int DefaultEnd = 32768;
    private const string RangeOfKernel = "/proc/sys/net/ipv4/ip_local_port_range";

    private static readonly int End = ReadEnd();

    private static int _last = Random.Shared.Next(First, End);

    /// <summary>The next one.</summary>
    public static int Take()
    {
        for (int attempt = First; attempt < End; attempt++)
        {
            int port = First + (int)((uint)Interlocked.Increment(ref _last) % (End - First));
            if (IsUnused(port))
            {
                return port;
            }
        }

        throw new InvalidOperationException($"every port from {First} to {End} is used");
    }

    private static bool IsUnused(int port)
    {
        try
        {
            Bind(IPAddress.Any, port);
            Bind(IPAddress.IPv6Any, port);
            return true;
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return false;
        }
    }

    private static void Bind(IPAddress address, int port)
    {
        if (address.AddressFamily == AddressFamily.InterNetworkV6 && !Socket.OSSupportsIPv6)
        {
            return;
        }

        using Socket tcp = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        using Socket udp = new(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        tcp.Bind(new IPEndPoint(address, port));
        udp.Bind(new IPEndPoint(address, port));
    }

    private static int ReadEnd()
    {
        int start = File.Exists(RangeOfKernel)
            ? int.Parse(File.ReadAllText(RangeOfKernel).Split('\t')[0], CultureInfo.InvariantCulture)
            : DefaultEnd;
        return start > First ? start : DefaultEnd;
    }
}
