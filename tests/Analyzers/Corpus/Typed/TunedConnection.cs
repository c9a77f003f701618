// corpus: sockopt
using System.Net;
using System.Net.Sockets;
using Sockopt;

namespace Trading.Gateway;

public sealed record SessionSettings
{
    public TimeSpan KeepAliveTime { get; init; } = TimeSpan.FromSeconds(30);
    public TimeSpan KeepAliveInterval { get; init; } = TimeSpan.FromSeconds(5);
    public TimeSpan DeadAfter { get; init; } = TimeSpan.FromSeconds(15);
    public int? SendBuffer { get; init; }
}

/// <summary>A session with the exchange. Set up once, before the first byte.</summary>
public sealed class TunedConnection(SessionSettings settings) : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
    {
        Options =
        {
            TcpNoDelay = true,
            KeepAlive = true,
            IPTypeOfService = 0x10,
        },
    };

    public async Task ConnectAsync(EndPoint exchange, CancellationToken cancellationToken)
    {
        _socket.Options.TcpKeepAliveTime = settings.KeepAliveTime;
        _socket.Options.TcpKeepAliveInterval = settings.KeepAliveInterval;
        _socket.Options.TcpKeepAliveRetryCount = 3;

        if (OperatingSystem.IsLinux())
        {
            _socket.Options.TcpUserTimeout = settings.DeadAfter;
            _socket.Options.TcpQuickAcknowledge = true;
            _socket.Options.Priority = 6;
        }

        if (settings.SendBuffer is { } bytes)
        {
            _socket.Options.SendBufferSize = bytes;
        }

        await _socket.ConnectAsync(exchange, cancellationToken);
        Console.WriteLine($"send buffer {_socket.Options.SendBufferSize}, mss {_socket.Options.TcpMaximumSegment}");
    }

    /// <summary>Resets the connection instead of closing it: nobody is to get what is still unsent.</summary>
    public void Abort()
    {
        _socket.Options.Linger = new Linger(Enabled: true, TimeSpan.Zero);
        _socket.Dispose();
    }

    /// <summary>Throws what the network has reported since the last call.</summary>
    public void ThrowPending()
    {
        Errno pending = _socket.Options.TakeError();
        if (pending != Errno.Success)
        {
            throw new IOException($"The session is broken: {pending}.");
        }
    }

    public void Dispose() => _socket.Dispose();
}
