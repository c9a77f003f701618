// corpus: aspnet, sockopt
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging;
using Sockopt;

namespace Gateway.Hosting;

public static class ReusePortHosting
{
    /// <summary>Lets several processes accept on one port, where the kernel spreads connections between them.</summary>
    public static IWebHostBuilder UseReusePort(this IWebHostBuilder builder, ILogger logger) =>
        builder.UseSockets(options => options.CreateBoundListenSocket = endPoint => Bind(endPoint, logger));

    private static Socket Bind(EndPoint endPoint, ILogger logger)
    {
        if (endPoint is not IPEndPoint ip || !OperatingSystem.IsLinux())
        {
            return SocketTransportOptions.CreateDefaultBoundListenSocket(endPoint);
        }

        Socket socket = new(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        if (ip.Address.Equals(IPAddress.IPv6Any))
        {
            socket.DualMode = true;
        }

        SocketError error = socket.TrySetOption(SocketOption.ReusePort, true);
        if (error != SocketError.Success)
        {
            logger.LogWarning("SO_REUSEPORT: {Error}", error);
        }

        // A second worker that dies leaves its queue to nobody. Do not accept before there is data.
        socket.Options.TcpDeferAccept = TimeSpan.FromSeconds(5);
        socket.Options.TcpFastOpenQueue = 256;
        socket.Bind(endPoint);
        logger.LogInformation(
            "bound to {EndPoint}, receive buffer {Receive}", socket.LocalEndPoint, socket.Options.ReceiveBufferSize);
        return socket;
    }
}
