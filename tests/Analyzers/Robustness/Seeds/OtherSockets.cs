using System.Net;
using System.Net.Sockets;

namespace Seeds;

internal sealed class OtherSockets
{
    private readonly Socket _datagram = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private static readonly Socket Six = new(AddressFamily.InterNetworkV6, SocketType.Dgram, 0);

    public void Apply()
    {
        _datagram.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay, true);
        _datagram.NoDelay = true;
        _datagram.Listen();
        _datagram.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.IPv6Only, true);
        Six.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.IpTimeToLive, 5);
        Six.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 60);
        Six.LingerState = new LingerOption(true, 1);

        Socket unix = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        unix.NoDelay = true;
        unix.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay, true);
        unix.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.IpTimeToLive, 64);

        using UdpClient udp = new UdpClient(AddressFamily.InterNetworkV6);
        udp.Client.NoDelay = true;
        udp.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        udp.JoinMulticastGroup(IPAddress.Parse("ff02::1"));
        udp.Client.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.AddMembership, new IPv6MulticastOption(IPAddress.IPv6Any));

        SocketType kind = SocketType.Dgram;
        Socket chosen = new Socket(AddressFamily.InterNetwork, kind, kind == SocketType.Stream ? ProtocolType.Tcp : ProtocolType.Udp);
        chosen.NoDelay = true;
        Socket stream = new(SocketType.Stream, ProtocolType.Tcp);
        stream.EnableBroadcast = true;
        stream.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Broadcast, true);
        stream.SetSocketOption(SocketOptionLevel.Udp, SocketOptionName.NoChecksum, true);
        stream = chosen;
        stream.NoDelay = true;
        Socket raw = new Socket(AddressFamily.InterNetwork, SocketType.Raw, ProtocolType.Icmp) { NoDelay = true };
        raw.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.HeaderIncluded, true);
        raw.SetRawSocketOption(6, 1, BitConverter.GetBytes(1));
        new Socket(SocketType.Dgram, ProtocolType.Udp).SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay, true);
    }
}
