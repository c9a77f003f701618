using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Arena.Client;

/// <summary>Shows the games on the LAN. Several clients on one machine may look at the same time.</summary>
public sealed class LanPartyBrowser : IDisposable
{
    public const int BeaconPort = 47777;

    private readonly UdpClient _client = new(AddressFamily.InterNetwork);
    private ImmutableDictionary<string, IPEndPoint> _games = ImmutableDictionary<string, IPEndPoint>.Empty;

    public LanPartyBrowser()
    {
        _client.ExclusiveAddressUse = false;
        _client.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _client.Client.Bind(new IPEndPoint(IPAddress.Any, BeaconPort));
        _client.EnableBroadcast = true;
    }

    public event EventHandler? Changed;

    public IReadOnlyDictionary<string, IPEndPoint> Games => _games;

    public async Task BrowseAsync(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            var packet = await _client.ReceiveAsync(token);
            if (!packet.Buffer.AsSpan().StartsWith("ARENA1 "u8))
            {
                continue;
            }

            string[] fields = Encoding.UTF8.GetString(packet.Buffer).Split(' ', 3);
            if (fields.Length == 3 && ushort.TryParse(fields[1], out ushort port))
            {
                var game = new IPEndPoint(packet.RemoteEndPoint.Address, port);
                if (!_games.TryGetValue(fields[2], out var known) || !known.Equals(game))
                {
                    _games = _games.SetItem(fields[2], game);
                    Changed?.Invoke(this, EventArgs.Empty);
                }
            }
        }
    }

    public static async Task BeaconAsync(string name, int port, CancellationToken token)
    {
        using var client = new UdpClient { EnableBroadcast = true, Ttl = 1 };
        byte[] beacon = Encoding.UTF8.GetBytes($"ARENA1 {port} {name}");
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (await timer.WaitForNextTickAsync(token))
        {
            await client.SendAsync(beacon, new IPEndPoint(IPAddress.Broadcast, BeaconPort), token);
        }
    }

    public void Dispose() => _client.Dispose();
}
