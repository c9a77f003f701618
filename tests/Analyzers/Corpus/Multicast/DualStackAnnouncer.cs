using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Cluster.Gossip;

public sealed record Announcement(string Node, string Address, int Port, long Incarnation);

/// <summary>Announces a node on IPv4 and IPv6 groups from a single dual-mode socket.</summary>
public sealed class DualStackAnnouncer : IDisposable
{
    private static readonly IPAddress V4Group = IPAddress.Parse("239.192.7.7");
    private static readonly IPAddress V6Group = IPAddress.Parse("ff15::7:7");

    private readonly Socket _socket;
    private readonly int _port;
    private readonly Timer _timer;
    private Announcement _current;

    public DualStackAnnouncer(Announcement initial, int port, TimeSpan every)
    {
        _current = initial;
        _port = port;
        _socket = new Socket(AddressFamily.InterNetworkV6, SocketType.Dgram, ProtocolType.Udp) { DualMode = true };
        _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);

        // One socket, two protocols: each has hops and loopback of its own.
        _socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.MulticastTimeToLive, 8);
        _socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastTimeToLive, 8);
        _socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.TypeOfService, 0x20);
        _socket.Bind(new IPEndPoint(IPAddress.IPv6Any, port));

        _socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.AddMembership, new IPv6MulticastOption(V6Group));
        try
        {
            _socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, new MulticastOption(V4Group));
        }
        catch (SocketException)
        {
            // Some systems refuse IPv4 groups on an IPv6 socket. Then we are only heard there.
        }

        _timer = new Timer(static state => ((DualStackAnnouncer)state!).Announce(), this, TimeSpan.Zero, every);
    }

    public void Update(Announcement announcement) => Volatile.Write(ref _current, announcement);

    private void Announce()
    {
        byte[] payload = JsonSerializer.SerializeToUtf8Bytes(Volatile.Read(ref _current));
        foreach (IPAddress group in (ReadOnlySpan<IPAddress>)[V6Group, V4Group.MapToIPv6()])
        {
            try
            {
                _socket.SendTo(payload, new IPEndPoint(group, _port));
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.NetworkUnreachable or SocketError.HostUnreachable)
            {
            }
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _socket.Dispose();
    }
}
