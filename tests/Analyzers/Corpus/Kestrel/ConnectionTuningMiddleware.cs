// corpus: aspnet
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Edge.Connections;

public class ConnectionTuningOptions
{
    public int KeepAliveSeconds { get; set; } = 60;
    public int? SendBufferBytes { get; set; }
    public bool LowLatency { get; set; } = true;
}

/// <summary>Connection middleware that tunes each accepted socket.</summary>
public class ConnectionTuner
{
    private readonly ConnectionDelegate _next;
    private readonly ConnectionTuningOptions _options;
    private readonly ILogger<ConnectionTuner> _logger;

    public ConnectionTuner(ConnectionDelegate next, IOptions<ConnectionTuningOptions> options, ILogger<ConnectionTuner> logger)
    {
        _next = next;
        _options = options.Value;
        _logger = logger;
    }

    public Task OnConnectionAsync(ConnectionContext context)
    {
        var socket = context.Features.Get<IConnectionSocketFeature>()?.Socket;
        if (socket is { ProtocolType: ProtocolType.Tcp })
        {
            try
            {
                Tune(socket);
            }
            catch (SocketException e)
            {
                // Never refuse a connection because of tuning.
                _logger.LogDebug(e, "Could not tune {ConnectionId}", context.ConnectionId);
            }
        }

        return _next(context);
    }

    private void Tune(Socket socket)
    {
        socket.NoDelay = _options.LowLatency;
        if (_options.SendBufferBytes is int bytes)
        {
            socket.SendBufferSize = bytes;
            _logger.LogTrace("Asked for {Asked}, got {Actual}", bytes, socket.SendBufferSize);
        }

        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, _options.KeepAliveSeconds);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 4);
    }
}

public static class ConnectionTunerExtensions
{
    public static ListenOptions UseTuning(
        this ListenOptions listen, IOptions<ConnectionTuningOptions> options, ILogger<ConnectionTuner> logger)
    {
        listen.Use(next => new ConnectionTuner(next, options, logger).OnConnectionAsync);
        return listen;
    }
}
