using System.Buffers.Binary;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Bonjourno;

/// <summary>Joins 224.0.0.251 and ff02::fb on all interfaces and hands packets to a handler.</summary>
public sealed class MdnsTransport : IAsyncDisposable
{
    private const int MdnsPort = 5353;
    private static readonly IPAddress GroupV4 = IPAddress.Parse("224.0.0.251");
    private static readonly IPAddress GroupV6 = IPAddress.Parse("ff02::fb");

    private readonly List<Socket> _sockets = [];
    private readonly List<Task> _loops = [];
    private readonly CancellationTokenSource _cts = new();

    public Func<ReadOnlyMemory<byte>, EndPoint, ValueTask>? PacketReceived { get; set; }

    public void Start(bool v4 = true, bool v6 = true)
    {
        NetworkInterface[] nics = NetworkInterface.GetAllNetworkInterfaces()
            .Where(n => n is { OperationalStatus: OperationalStatus.Up, SupportsMulticast: true })
            .Where(n => n.NetworkInterfaceType != NetworkInterfaceType.Loopback)
            .ToArray();

        if (v4 && Socket.OSSupportsIPv4)
        {
            Run(OpenV4(nics), new IPEndPoint(IPAddress.Any, 0));
        }

        if (v6 && Socket.OSSupportsIPv6)
        {
            Run(OpenV6(nics), new IPEndPoint(IPAddress.IPv6Any, 0));
        }
    }

    private static Socket OpenV4(NetworkInterface[] nics)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        socket.Bind(new IPEndPoint(IPAddress.Any, MdnsPort));

        // RFC 6762, 11: all responses SHOULD be sent with a TTL of 255.
        socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastTimeToLive, 255);
        socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastLoopback, true);

        foreach (var index in nics.Where(n => n.Supports(NetworkInterfaceComponent.IPv4))
                     .Select(n => n.GetIPProperties().GetIPv4Properties().Index))
        {
            socket.SetSocketOption(
                SocketOptionLevel.IP, SocketOptionName.AddMembership, new MulticastOption(GroupV4, index));
        }

        return socket;
    }

    private static Socket OpenV6(NetworkInterface[] nics)
    {
        var socket = new Socket(AddressFamily.InterNetworkV6, SocketType.Dgram, ProtocolType.Udp);
        socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.IPv6Only, true);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        socket.Bind(new IPEndPoint(IPAddress.IPv6Any, MdnsPort));
        socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.MulticastTimeToLive, 255);
        socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.MulticastLoopback, true);

        foreach (var index in nics.Where(n => n.Supports(NetworkInterfaceComponent.IPv6))
                     .Select(n => n.GetIPProperties().GetIPv6Properties().Index))
        {
            socket.SetSocketOption(
                SocketOptionLevel.IPv6, SocketOptionName.AddMembership, new IPv6MulticastOption(GroupV6, index));
        }

        return socket;
    }

    private void Run(Socket socket, EndPoint any)
    {
        _sockets.Add(socket);
        _loops.Add(Task.Run(async () =>
        {
            byte[] buffer = new byte[9000];
            while (!_cts.IsCancellationRequested)
            {
                var result = await socket.ReceiveFromAsync(buffer, SocketFlags.None, any, _cts.Token);

                // A header is twelve bytes; the rest is for the parser to judge.
                if (result.ReceivedBytes >= 12 && BinaryPrimitives.ReadUInt16BigEndian(buffer) == 0 && PacketReceived is { } handler)
                {
                    await handler(buffer.AsMemory(0, result.ReceivedBytes), result.RemoteEndPoint);
                }
            }
        }));
    }

    public async ValueTask DisposeAsync()
    {
        await _cts.CancelAsync();
        _sockets.ForEach(s => s.Dispose());
        await Task.WhenAll(_loops).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _cts.Dispose();
    }
}
