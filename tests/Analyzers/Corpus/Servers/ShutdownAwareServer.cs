using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Ledger.Node;

/// <summary>Options that never change once the node runs.</summary>
public readonly record struct NodeSocketOptions
{
    public NodeSocketOptions()
    {
    }

    public int Backlog { get; init; } = 512;
    public bool AddressReuse { get; init; } = false;
    public (int Time, int Interval, int Count)? KeepAlive { get; init; } = (75, 15, 4);
}

/// <summary>Accepts until it is told to stop, then lets the connections finish.</summary>
public class ShutdownAwareServer
{
    private readonly NodeSocketOptions _options;
    private readonly Channel<Socket> _queue = Channel.CreateUnbounded<Socket>();
    private int _inFlight;

    public ShutdownAwareServer(NodeSocketOptions options) => _options = options;

    protected virtual Socket CreateListener(EndPoint local)
    {
        var listener = new Socket(local.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        if (!_options.AddressReuse)
        {
            // Explicitly off: nobody shares this port.
            listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, false);
        }

        listener.Bind(local);
        listener.Listen(_options.Backlog);
        return listener;
    }

    public async Task ServeAsync(EndPoint local, Func<Socket, Task> handler, CancellationToken stop)
    {
        Task[] workers = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => WorkAsync(handler))];
        using (Socket listener = CreateListener(local))
        {
            try
            {
                while (true)
                {
                    Socket accepted = await listener.AcceptAsync(stop);
                    OnAccepted(accepted);
                    _queue.Writer.TryWrite(accepted);
                }
            }
            catch (OperationCanceledException)
            {
                _queue.Writer.Complete();
            }
        }

        await Task.WhenAll(workers);
    }

    protected virtual void OnAccepted(Socket accepted)
    {
        accepted.NoDelay = true;
        if (_options.KeepAlive is var (time, interval, count))
        {
            accepted.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            accepted.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, time);
            accepted.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, interval);
            accepted.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, count);
        }
    }

    private async Task WorkAsync(Func<Socket, Task> handler)
    {
        await foreach (Socket socket in _queue.Reader.ReadAllAsync())
        {
            Interlocked.Increment(ref _inFlight);
            using (socket)
            {
                await handler(socket);
            }

            Interlocked.Decrement(ref _inFlight);
        }
    }
}
