using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Xml.Linq;

namespace Camera.Onvif;

/// <summary>WS-Discovery for ONVIF cameras, on IPv4 and IPv6.</summary>
public static class WsDiscoveryProbe
{
    private static readonly XNamespace Discovery = "http://schemas.xmlsoap.org/ws/2005/04/discovery";

    public static async IAsyncEnumerable<Uri> ProbeAsync(AddressFamily family, TimeSpan timeout)
    {
        bool isV6 = family == AddressFamily.InterNetworkV6;
        var group = IPAddress.Parse(isV6 ? "ff02::c" : "239.255.255.250");

        using var socket = new Socket(family, SocketType.Dgram, ProtocolType.Udp);

        // The same two options, at the level of whatever the socket speaks.
        var level = isV6 ? SocketOptionLevel.IPv6 : SocketOptionLevel.IP;
        socket.SetSocketOption(level, SocketOptionName.MulticastTimeToLive, 1);
        socket.SetSocketOption(level, SocketOptionName.MulticastLoopback, false);
        socket.Bind(new IPEndPoint(isV6 ? IPAddress.IPv6Any : IPAddress.Any, 0));

        string probe = $"""
            <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing">
              <s:Header>
                <a:Action>{Discovery}/Probe</a:Action>
                <a:MessageID>urn:uuid:{Guid.NewGuid()}</a:MessageID>
              </s:Header>
              <s:Body><Probe xmlns="{Discovery}"/></s:Body>
            </s:Envelope>
            """;
        await socket.SendToAsync(Encoding.UTF8.GetBytes(probe), SocketFlags.None, new IPEndPoint(group, 3702));

        using var cts = new CancellationTokenSource(timeout);
        byte[] buffer = new byte[64 * 1024];
        while (await TryReceiveAsync(socket, buffer, cts.Token) is { } length)
        {
            foreach (var uri in Parse(Encoding.UTF8.GetString(buffer, 0, length)))
            {
                yield return uri;
            }
        }
    }

    private static async Task<int?> TryReceiveAsync(Socket socket, byte[] buffer, CancellationToken token)
    {
        try
        {
            var any = new IPEndPoint(socket.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0);
            return (await socket.ReceiveFromAsync(buffer, SocketFlags.None, any, token)).ReceivedBytes;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static IEnumerable<Uri> Parse(string xml) =>
        from element in XDocument.Parse(xml).Descendants(Discovery + "XAddrs")
        from address in element.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        select new Uri(address);
}
