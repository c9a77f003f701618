using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Events.Publishing;

public interface ISocketFactory
{
    Socket Create(AddressFamily family, SocketType type);
}

public sealed class PublisherOptions
{
    public const string Section = "Publisher";

    public string Group { get; set; } = "239.1.2.3";
    public int Port { get; set; } = 9750;
    public short TimeToLive { get; set; } = 1;
    public bool Loopback { get; set; }
    public string? Interface { get; set; }
    public int SendBuffer { get; set; } = 256 * 1024;
}

public sealed class SystemSocketFactory : ISocketFactory
{
    public Socket Create(AddressFamily family, SocketType type) =>
        new(family, type, type == SocketType.Dgram ? ProtocolType.Udp : ProtocolType.Tcp);
}

/// <summary>Publishes events to a group. Registered as a singleton; the socket is made at the first event.</summary>
public sealed class GroupPublisher : IDisposable
{
    private readonly Lazy<Socket> _socket;
    private readonly IPEndPoint _target;
    private long _sequence;

    public GroupPublisher(ISocketFactory sockets, PublisherOptions options)
    {
        _target = new IPEndPoint(IPAddress.Parse(options.Group), options.Port);
        _socket = new Lazy<Socket>(() => Open(sockets, options));
    }

    public void Publish<T>(T @event)
        where T : notnull
    {
        var envelope = new Envelope<T>(Interlocked.Increment(ref _sequence), DateTimeOffset.UtcNow, typeof(T).Name, @event);
        _socket.Value.SendTo(JsonSerializer.SerializeToUtf8Bytes(envelope), _target);
    }

    private Socket Open(ISocketFactory sockets, PublisherOptions options)
    {
        var socket = sockets.Create(_target.AddressFamily, SocketType.Dgram);
        switch (_target.AddressFamily)
        {
            case AddressFamily.InterNetwork:
                socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastTimeToLive, options.TimeToLive);
                socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastLoopback, options.Loopback);
                if (options.Interface is { } address)
                {
                    socket.SetSocketOption(
                        SocketOptionLevel.IP, SocketOptionName.MulticastInterface, IPAddress.Parse(address).GetAddressBytes());
                }

                break;

            case AddressFamily.InterNetworkV6:
                socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.MulticastTimeToLive, options.TimeToLive);
                socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.MulticastLoopback, options.Loopback);
                if (int.TryParse(options.Interface, out int index))
                {
                    socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.MulticastInterface, index);
                }

                break;
        }

        socket.SendBufferSize = options.SendBuffer;
        return socket;
    }

    public void Dispose()
    {
        if (_socket.IsValueCreated)
        {
            _socket.Value.Dispose();
        }
    }

    private sealed record Envelope<T>(long Sequence, DateTimeOffset Time, string Type, T Event);
}
