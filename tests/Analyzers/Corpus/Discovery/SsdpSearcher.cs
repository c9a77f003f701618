using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HomeBridge.Discovery
{
    /// <summary>Sends M-SEARCH and collects the answers of UPnP devices.</summary>
    public class SsdpSearcher
    {
        private static readonly IPEndPoint SsdpEndPoint = new IPEndPoint(IPAddress.Parse("239.255.255.250"), 1900);

        private const string SearchTemplate =
            "M-SEARCH * HTTP/1.1\r\n" +
            "HOST: 239.255.255.250:1900\r\n" +
            "MAN: \"ssdp:discover\"\r\n" +
            "MX: {1}\r\n" +
            "ST: {0}\r\n" +
            "\r\n";

        public async Task<IReadOnlyList<SsdpDevice>> SearchAsync(string target, int seconds, CancellationToken token = default)
        {
            var devices = new Dictionary<string, SsdpDevice>();
            using var client = new UdpClient(AddressFamily.InterNetwork);
            client.Client.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastTimeToLive, 4);
            client.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            client.Client.Bind(new IPEndPoint(IPAddress.Any, 0));

            byte[] request = Encoding.ASCII.GetBytes(string.Format(SearchTemplate, target, seconds));

            // UDP gets lost. Three times is what the specification recommends.
            for (int i = 0; i < 3; i++)
            {
                await client.SendAsync(request, request.Length, SsdpEndPoint).ConfigureAwait(false);
                await Task.Delay(100, token).ConfigureAwait(false);
            }

            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(token);
            deadline.CancelAfter(TimeSpan.FromSeconds(seconds + 1));
            try
            {
                while (true)
                {
                    UdpReceiveResult result = await client.ReceiveAsync(deadline.Token).ConfigureAwait(false);
                    if (SsdpDevice.TryParse(Encoding.ASCII.GetString(result.Buffer), result.RemoteEndPoint, out var device))
                    {
                        devices[device!.Usn] = device;
                    }
                }
            }
            catch (OperationCanceledException) when (!token.IsCancellationRequested)
            {
            }

            return devices.Values.ToList();
        }
    }

    public record SsdpDevice(string Usn, Uri? Location, IPEndPoint Source)
    {
        public static bool TryParse(string response, IPEndPoint source, out SsdpDevice? device)
        {
            string? usn = null;
            Uri? location = null;
            foreach (string line in response.Split("\r\n"))
            {
                int colon = line.IndexOf(':');
                if (colon < 0)
                {
                    continue;
                }

                string value = line[(colon + 1)..].Trim();
                switch (line[..colon].ToUpperInvariant())
                {
                    case "USN":
                        usn = value;
                        break;
                    case "LOCATION":
                        Uri.TryCreate(value, UriKind.Absolute, out location);
                        break;
                }
            }

            device = usn is null ? null : new SsdpDevice(usn, location, source);
            return device is not null;
        }
    }
}
