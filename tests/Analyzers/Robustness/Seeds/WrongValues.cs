using System.Net;
using System.Net.Sockets;

namespace Seeds;

public class WrongValues
{
    private static readonly byte[] One = BitConverter.GetBytes(true);
    private const int TooLong = 120_000;

    public static void Set(Socket socket, IPAddress group)
    {
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, true);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, 10);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, new byte[4]);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, new LingerOption(true, 10));
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, (object)true);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.DontLinger, new LingerOption(false, 0));
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, BitConverter.GetBytes(true));
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, One);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReceiveTimeout, BitConverter.GetBytes(1000L));
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.SendTimeout, TimeSpan.FromSeconds(1));
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay, new byte[] { 1 });
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, TooLong);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 2 * 60 * 1000);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, -1);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, int.MaxValue);
        socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.IpTimeToLive, 300);
        socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastTimeToLive, 'A');
        socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.TypeOfService, (byte)0xb8);
        socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, new IPv6MulticastOption(group));
        socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.AddMembership, new MulticastOption(group));
        socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.DropMembership, new IPv6MulticastOption(group, 2));
        socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, group.GetAddressBytes());
        socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastInterface, IPAddress.HostToNetworkOrder(1));
        socket.Ttl = 300;
        socket.Ttl = -1;
        socket.LingerState = new LingerOption(true, 100_000);
        socket.ReceiveTimeout = -2;
        socket.SendBufferSize = 0;
        socket.SetRawSocketOption(6, 4, new byte[] { 1 });
        socket.SetRawSocketOption(6, 4, BitConverter.GetBytes((short)60));
        socket.SetRawSocketOption(1, 13, stackalloc byte[4]);
        Span<byte> buffer = stackalloc byte[1];
        socket.GetRawSocketOption(1, 8, buffer);
    }
}
