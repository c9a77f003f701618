using System.Net;
using System.Net.Sockets;

namespace Seeds;

internal sealed class SocketProperties : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp)
    {
        NoDelay = true,
        DualMode = false,
        ReceiveTimeout = 1000,
        SendTimeout = 1000,
        SendBufferSize = 8192,
        LingerState = new LingerOption(true, 5),
        Ttl = 64,
        EnableBroadcast = true,
        MulticastLoopback = false,
        ExclusiveAddressUse = true,
    };

    private readonly TcpClient _client = new() { NoDelay = true, ReceiveTimeout = 5, LingerState = new(false, 0), ExclusiveAddressUse = false };
    private readonly UdpClient _udp = new(0) { DontFragment = true, EnableBroadcast = true, Ttl = 300, MulticastLoopback = true };
    private readonly TcpListener _listener = new(IPAddress.Any, 0) { ExclusiveAddressUse = true };

    public bool Check()
    {
        _socket.ReceiveBufferSize = 65536;
        if (_socket.ReceiveBufferSize != 65536)
        {
            throw new InvalidOperationException();
        }

        _socket.SendBufferSize = 8192;
        int size = _socket.SendBufferSize;
        if (size == 8192 && _client.SendBufferSize == 4096)
        {
            return true;
        }

        _client.SendBufferSize = 4096;
        _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReceiveBuffer, 4096);
        bool same = (int)_socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReceiveBuffer)! == 4096;
        (_socket.Ttl, _socket.DontFragment) = (32, true);
        _socket.Ttl += 1;
        _socket.Ttl++;
        _socket.LingerState!.LingerTime = 3;
        _socket.LingerState = null!;
        _udp.Client.ReceiveTimeout = _client.ReceiveTimeout = 100;
        _listener.Server.NoDelay = !(_client is { NoDelay: true, Client.DualMode: false });
        return same && _udp.ExclusiveAddressUse == (_client?.Client?.Connected ?? false);
    }

    public void Dispose()
    {
        using (_client)
        using (_udp)
        {
            _socket.Dispose();
            _listener.Stop();
        }
    }
}
