using System.Net;
using System.Net.Sockets;

namespace PortForward;

/// <summary>Forwards datagrams to one upstream; each client gets an upstream socket so that answers find their way back.</summary>
public sealed class UdpRelay : IDisposable
{
    // Winsock reports an ICMP port-unreachable as WSAECONNRESET on the next receive unless this is switched off.
    private const int SIO_UDP_CONNRESET = unchecked((int)0x9800000C);

    private readonly Socket _front;
    private readonly IPEndPoint _upstream;
    private readonly Dictionary<EndPoint, Socket> _clients = new();

    public UdpRelay(IPEndPoint local, IPEndPoint upstream)
    {
        _upstream = upstream;
        _front = new Socket(local.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        if (OperatingSystem.IsWindows())
        {
            _front.IOControl(SIO_UDP_CONNRESET, [0], null);
        }

        _front.ReceiveBufferSize = 1024 * 1024;
        _front.Bind(local);
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[65_527];
        var any = new IPEndPoint(_front.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any, 0);
        while (!cancellationToken.IsCancellationRequested)
        {
            var packet = await _front.ReceiveFromAsync(buffer, SocketFlags.None, any, cancellationToken);
            if (!_clients.TryGetValue(packet.RemoteEndPoint, out var back))
            {
                back = new Socket(_upstream.AddressFamily, SocketType.Dgram, ProtocolType.Udp)
                {
                    DontFragment = _upstream.AddressFamily == AddressFamily.InterNetwork,
                };
                back.Connect(_upstream);
                _clients.Add(packet.RemoteEndPoint, back);
                _ = ReturnAsync(back, packet.RemoteEndPoint, cancellationToken);
            }

            await back.SendAsync(buffer.AsMemory(0, packet.ReceivedBytes), SocketFlags.None, cancellationToken);
        }
    }

    private async Task ReturnAsync(Socket back, EndPoint client, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[65_527];
        try
        {
            while (true)
            {
                int length = await back.ReceiveAsync(buffer, SocketFlags.None, cancellationToken);
                await _front.SendToAsync(buffer.AsMemory(0, length), SocketFlags.None, client, cancellationToken);
            }
        }
        catch (SocketException)
        {
            back.Dispose();
        }
    }

    public void Dispose()
    {
        _front.Dispose();
        foreach (var socket in _clients.Values)
        {
            socket.Dispose();
        }
    }
}
