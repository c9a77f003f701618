using System.Net;
using System.Net.Sockets;

namespace Telemetry.Ingest;

public interface IConnectionHandler
{
    Task HandleAsync(TcpClient client, CancellationToken cancellationToken);
}

/// <summary>Wraps <see cref="TcpListener"/> so that it can be started, drained and stopped.</summary>
public class IngestListener
{
    private readonly TcpListener _listener;
    private readonly IConnectionHandler _handler;
    private readonly List<Task> _connections = [];

    public IngestListener(IPAddress address, int port, IConnectionHandler handler)
    {
        _handler = handler;
        _listener = new TcpListener(address, port);

        // Nobody else may take our port while we have it.
        if (OperatingSystem.IsWindows())
        {
            _listener.ExclusiveAddressUse = true;
        }

        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            _listener.Server.DualMode = true;
        }

        _listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReceiveBuffer, 256 * 1024);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        _listener.Start(backlog: 200);
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(cancellationToken);
                client.NoDelay = true;
                client.LingerState = new LingerOption(enable: true, seconds: 10);
                client.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);

                lock (_connections)
                {
                    _connections.RemoveAll(static task => task.IsCompleted);
                    _connections.Add(HandleAsync(client, cancellationToken));
                }
            }
        }
        finally
        {
            _listener.Stop();
            await Task.WhenAll(_connections);
        }
    }

    private async Task HandleAsync(TcpClient client, CancellationToken cancellationToken)
    {
        using (client)
        {
            await _handler.HandleAsync(client, cancellationToken);
        }
    }
}
