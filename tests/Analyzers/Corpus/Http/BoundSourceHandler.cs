using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Crawler.Egress;

/// <summary>Gives every request an address of ours to come from, in turn.</summary>
public sealed class EgressPool
{
    private readonly IPAddress[] _addresses;
    private uint _next;

    public EgressPool(string interfaceName)
    {
        _addresses = NetworkInterface.GetAllNetworkInterfaces()
            .Single(nic => nic.Name == interfaceName)
            .GetIPProperties().UnicastAddresses
            .Select(unicast => unicast.Address)
            .Where(address => !address.IsIPv6LinkLocal)
            .ToArray();
    }

    public SocketsHttpHandler CreateHandler() => new()
    {
        UseCookies = false,
        AllowAutoRedirect = false,
        MaxConnectionsPerServer = 4,
        ConnectCallback = ConnectAsync,
    };

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        IPAddress[] targets = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        IPAddress source = _addresses[Interlocked.Increment(ref _next) % _addresses.Length];
        IPAddress target = targets.First(candidate => candidate.AddressFamily == source.AddressFamily);

        Socket socket = new(source.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            // Thousands of connections to few servers: choose the port at connect, not at bind.
            if (OperatingSystem.IsWindows())
            {
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseUnicastPort, true);
            }

            if (source.AddressFamily is AddressFamily.InterNetwork)
            {
                socket.Ttl = 64;
                socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.TypeOfService, 0x08);
            }

            socket.NoDelay = true;
            socket.Bind(new IPEndPoint(source, 0));
            await socket.ConnectAsync(new IPEndPoint(target, context.DnsEndPoint.Port), cancellationToken);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        return new NetworkStream(socket, ownsSocket: true);
    }
}
