using System.Net.Security;
using System.Net.Sockets;

namespace Mqtt.Client.Transport;

public sealed class MqttTransportOptions
{
    public required string Host { get; init; }
    public int Port { get; init; } = 1883;
    public bool UseTls { get; init; }
    public bool NoDelay { get; init; } = true;
    public bool? DualMode { get; init; }
    public int BufferSize { get; init; } = 8192;
    public AddressFamily AddressFamily { get; init; } = AddressFamily.Unspecified;
    public LingerOption? Linger { get; init; } = new(true, 0);
}

/// <summary>The transport below an MQTT connection: TCP, with TLS if asked for.</summary>
public sealed class MqttTcpTransport(MqttTransportOptions options) : IAsyncDisposable
{
    private Socket? _socket;
    private Stream? _stream;

    public Stream Stream => _stream ?? throw new InvalidOperationException("Not connected.");

    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        Socket? socket = null;
        try
        {
            socket = options.AddressFamily == AddressFamily.Unspecified
                ? new Socket(SocketType.Stream, ProtocolType.Tcp)
                : new Socket(options.AddressFamily, SocketType.Stream, ProtocolType.Tcp);

            socket.ReceiveBufferSize = options.BufferSize;
            socket.SendBufferSize = options.BufferSize;
            socket.NoDelay = options.NoDelay;

            if (options.Linger is not null)
            {
                socket.LingerState = options.Linger;
            }

            // The setter throws on an IPv4 socket, even for false.
            if (options.DualMode is { } dualMode && socket.AddressFamily == AddressFamily.InterNetworkV6)
            {
                socket.DualMode = dualMode;
            }

            await socket.ConnectAsync(options.Host, options.Port, cancellationToken).ConfigureAwait(false);
            Stream stream = new NetworkStream(socket, ownsSocket: true);
            if (options.UseTls)
            {
                var ssl = new SslStream(stream, leaveInnerStreamOpen: false);
                await ssl.AuthenticateAsClientAsync(
                    new SslClientAuthenticationOptions { TargetHost = options.Host }, cancellationToken).ConfigureAwait(false);
                stream = ssl;
            }

            _socket = socket;
            _stream = stream;
        }
        catch
        {
            socket?.Dispose();
            throw;
        }
    }

    public bool LooksAlive()
    {
        // Readable and nothing to read is how a closed connection looks.
        return _socket is { Connected: true } socket && !(socket.Poll(0, SelectMode.SelectRead) && socket.Available == 0);
    }

    public async ValueTask DisposeAsync()
    {
        if (_stream is not null)
        {
            await _stream.DisposeAsync().ConfigureAwait(false);
        }
    }
}
