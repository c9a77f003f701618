using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Rtc.Turn;

/// <summary>The relayed side of a TURN allocation (RFC 8656): a UDP socket in front of which only permitted peers get.</summary>
public sealed class TurnAllocation : IAsyncDisposable
{
    private static int s_nextPort = 49152;

    private readonly Socket _relay;
    private readonly HashSet<IPAddress> _permissions = [];
    private readonly Channel<(IPEndPoint Peer, byte[] Data)> _toClient = Channel.CreateBounded<(IPEndPoint, byte[])>(
        new BoundedChannelOptions(256) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly CancellationTokenSource _expired = new();
    private readonly Task _receiving;

    public TurnAllocation(IPAddress relayAddress, bool evenPort, bool dontFragment, TimeSpan lifetime)
    {
        _relay = new Socket(relayAddress.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        if (relayAddress.AddressFamily == AddressFamily.InterNetworkV6)
        {
            _relay.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.IPv6Only, true);
        }
        else if (dontFragment)
        {
            _relay.DontFragment = true;
        }

        while (!TryBind(new IPEndPoint(relayAddress, NextPort(evenPort))))
        {
        }

        _expired.CancelAfter(lifetime);
        _receiving = ReceiveAsync();
    }

    public IPEndPoint RelayedAddress => (IPEndPoint)_relay.LocalEndPoint!;

    public ChannelReader<(IPEndPoint Peer, byte[] Data)> ToClient => _toClient.Reader;

    public void Permit(IPAddress peer)
    {
        lock (_permissions)
        {
            _permissions.Add(peer);
        }
    }

    public ValueTask<int> SendAsync(IPEndPoint peer, ReadOnlyMemory<byte> indication)
    {
        int length = BinaryPrimitives.ReadUInt16BigEndian(indication.Span);
        return _relay.SendToAsync(indication.Slice(2, length), SocketFlags.None, peer, _expired.Token);
    }

    private static int NextPort(bool even)
    {
        int port = Interlocked.Increment(ref s_nextPort) % 16384 + 49152;
        return even ? port & ~1 : port;
    }

    private bool TryBind(IPEndPoint local)
    {
        try
        {
            _relay.Bind(local);
            return true;
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return false;
        }
    }

    private async Task ReceiveAsync()
    {
        byte[] buffer = new byte[2048];
        IPEndPoint any = new(RelayedAddress.Address, 0);
        while (true)
        {
            SocketReceiveFromResult result = await _relay.ReceiveFromAsync(buffer, SocketFlags.None, any, _expired.Token);
            IPEndPoint peer = (IPEndPoint)result.RemoteEndPoint;
            bool permitted;
            lock (_permissions)
            {
                permitted = _permissions.Contains(peer.Address);
            }

            if (permitted)
            {
                _toClient.Writer.TryWrite((peer, buffer[..result.ReceivedBytes]));
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _expired.CancelAsync();
        await _receiving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _relay.Dispose();
        _expired.Dispose();
    }
}
