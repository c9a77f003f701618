using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace Coap.Server
{
    /// <summary>Answers from the address that was asked, which takes the packet information of each request.</summary>
    public class PacketInfoResponder
    {
        private readonly Func<byte[], int, byte[]?> _handle;

        public PacketInfoResponder(Func<byte[], int, byte[]?> handle)
        {
            _handle = handle;
        }

        public async Task RunAsync(AddressFamily family, int port, CancellationToken token)
        {
            using var socket = new Socket(family, SocketType.Dgram, ProtocolType.Udp);
            EndPoint any;
            if (family == AddressFamily.InterNetworkV6)
            {
                socket.DualMode = true;
                any = new IPEndPoint(IPAddress.IPv6Any, port);
                socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.PacketInformation, true);

                // Requests of IPv4 clients bring theirs at their own level.
                socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.PacketInformation, true);
            }
            else
            {
                any = new IPEndPoint(IPAddress.Any, port);
                socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.PacketInformation, true);
            }

            socket.Bind(any);
            Join(socket);

            var buffer = new byte[1152];
            while (!token.IsCancellationRequested)
            {
                var received = await socket.ReceiveMessageFromAsync(buffer, SocketFlags.None, any, token);
                var answer = _handle(buffer, received.ReceivedBytes);
                if (answer != null)
                {
                    bool toGroup = IsMulticast(received.PacketInformation.Address);
                    if (toGroup)
                        await Task.Delay(Random.Shared.Next(500), token); // leisure, RFC 7252 8.2
                    await socket.SendToAsync(answer, SocketFlags.None, received.RemoteEndPoint, token);
                }
            }
        }

        private static void Join(Socket socket)
        {
            if (socket.AddressFamily == AddressFamily.InterNetworkV6)
            {
                var link = new IPv6MulticastOption(IPAddress.Parse("ff02::fd"));
                var site = new IPv6MulticastOption(IPAddress.Parse("ff05::fd"), 0);
                socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.AddMembership, link);
                socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.AddMembership, site);
            }
            else
            {
                var all = new MulticastOption(IPAddress.Parse("224.0.1.187"), IPAddress.Any);
                socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, all);
            }
        }

        private static bool IsMulticast(IPAddress address) =>
            address.IsIPv6Multicast || (address.GetAddressBytes()[0] & 0xf0) == 0xe0;
    }
}
