using System.Net;
using System.Net.Sockets;

namespace Seeds;

internal sealed class SetByName
{
    private readonly Socket _socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public void Everything(bool flag, int number)
    {
        _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Type, 1);
        _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error, 0);
        _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.AcceptConnection, flag);
        _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Type, new byte[] { 1, 0, 0, 0 });
        _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.NoDelay, 1);
        _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.TcpKeepAliveRetryCount, 3);
        _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.MaxConnections, 10);
        _socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.ReuseAddress, true);
        _socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.IPv6Only, true);
        _socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.BlockSource, 12);
        _socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.IpTimeToLive, 300);
        _socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.IPv6Only, flag ? 1 : 0);
        _socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.HopLimit, number);
        _socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.KeepAlive, 1);
        _socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.Debug, 1);
        _socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay, true);
        _socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 120000);
        _socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 75_000);
        _socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 0);
        _socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.Expedited, 1);
        _socket.SetSocketOption(SocketOptionLevel.Udp, SocketOptionName.Broadcast, true);
        _socket.SetSocketOption(SocketOptionLevel.Udp, SocketOptionName.NoChecksum, 1);
        _socket.SetSocketOption(SocketOptionLevel.Udp, SocketOptionName.ChecksumCoverage, 8);
        _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.DontLinger, true);
        _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseUnicastPort, 1);
        _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.UseLoopback, 1);
        _socket.SetSocketOption(optionValue: 1, optionName: SocketOptionName.Type, optionLevel: SocketOptionLevel.Socket);
        _socket?.SetSocketOption(SocketOptionLevel.Socket, (SocketOptionName.Type), 1);
        this._socket!.SetSocketOption((SocketOptionLevel)6, (SocketOptionName)18, 5000);
        _socket.SetSocketOption(SocketOptionLevel.Socket, (SocketOptionName)15, 1);
        _socket.SetSocketOption((SocketOptionLevel)0xffff, unchecked((SocketOptionName)(-129)), 1);
    }
}
