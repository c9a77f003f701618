using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Wirefeed.Net;

/// <summary>A server on <see cref="SocketAsyncEventArgs"/>, with one pooled pair of event args per connection.</summary>
public sealed class SaeaServer(SaeaServerOptions options) : IDisposable
{
    private readonly ConcurrentBag<SocketAsyncEventArgs> _pool = new();
    private readonly SemaphoreSlim _maxConnections = new(options.MaxConnections);
    private Socket? _listener;
    private long _bytesIn;

    public long BytesReceived => Interlocked.Read(ref _bytesIn);

    public void Start(IPEndPoint endPoint)
    {
        for (int i = 0; i < options.MaxConnections; i++)
        {
            var args = new SocketAsyncEventArgs();
            args.Completed += OnIoCompleted;
            args.SetBuffer(new byte[options.BufferSize], 0, options.BufferSize);
            _pool.Add(args);
        }

        _listener = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        if (endPoint.Address.Equals(IPAddress.IPv6Any))
        {
            // Accept IPv4 clients on the same port. Has to happen before Bind.
            _listener.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.IPv6Only, 0);
        }

        _listener.Bind(endPoint);
        _listener.Listen(options.Backlog);

        var accept = new SocketAsyncEventArgs();
        accept.Completed += (_, e) => ProcessAccept(e);
        StartAccept(accept);
    }

    private void StartAccept(SocketAsyncEventArgs accept)
    {
        accept.AcceptSocket = null;
        _maxConnections.Wait();
        if (!_listener!.AcceptAsync(accept))
        {
            ProcessAccept(accept);
        }
    }

    private void ProcessAccept(SocketAsyncEventArgs accept)
    {
        if (accept is { SocketError: SocketError.Success, AcceptSocket: { } socket } && _pool.TryTake(out var args))
        {
            Configure(socket);
            args.UserToken = socket;
            if (!socket.ReceiveAsync(args))
            {
                ProcessReceive(args);
            }
        }

        StartAccept(accept);
    }

    private void Configure(Socket socket)
    {
        socket.NoDelay = options.NoDelay;
        if (options.SendBufferSize is { } size)
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.SendBuffer, size);
        }

        if (options.KeepAlive is not { } keepAlive)
        {
            return;
        }

        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, (int)keepAlive.TotalSeconds);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 10);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 5);
    }

    private void OnIoCompleted(object? sender, SocketAsyncEventArgs e) => ProcessReceive(e);

    private void ProcessReceive(SocketAsyncEventArgs e)
    {
        var socket = (Socket)e.UserToken!;
        while (e is { SocketError: SocketError.Success, BytesTransferred: > 0 })
        {
            Interlocked.Add(ref _bytesIn, e.BytesTransferred);
            if (socket.ReceiveAsync(e))
            {
                return;
            }
        }

        socket.Dispose();
        _pool.Add(e);
        _maxConnections.Release();
    }

    public void Dispose() => _listener?.Dispose();
}

public record SaeaServerOptions(int MaxConnections = 512, int BufferSize = 4096, int Backlog = 128)
{
    public bool NoDelay { get; init; } = true;
    public int? SendBufferSize { get; init; }
    public TimeSpan? KeepAlive { get; init; } = TimeSpan.FromMinutes(2);
}
