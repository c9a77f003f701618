using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net.Sockets;

namespace Streams.Client;

/// <summary>A connection to a broker: requests are matched to responses by correlation id.</summary>
public sealed class BrokerConnection : IAsyncDisposable
{
    private readonly ConcurrentDictionary<int, TaskCompletionSource<byte[]>> _pending = new();
    private readonly SemaphoreSlim _writeLock = new(1, 1);
    private readonly Socket _socket;
    private readonly Task _receiving;
    private int _correlation;

    private BrokerConnection(Socket socket)
    {
        _socket = socket;
        _receiving = ReceiveLoopAsync();
    }

    public static async Task<BrokerConnection> ConnectAsync(string host, int port, BrokerOptions options)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

        // Buffers are what throughput over long fat networks hangs on. They have to be set before connect.
        if (options.SocketSendBufferBytes > 0)
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.SendBuffer, options.SocketSendBufferBytes);
        }

        if (options.SocketReceiveBufferBytes > 0)
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReceiveBuffer, options.SocketReceiveBufferBytes);
        }

        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay, options.SocketNagleDisable);
        await socket.ConnectAsync(host, port);
        options.Log?.Invoke($"connected, buffers are {socket.SendBufferSize} and {socket.ReceiveBufferSize}");
        return new BrokerConnection(socket);
    }

    /// <summary>Asks which versions a broker speaks, on a connection of its own.</summary>
    public static async Task<short> ProbeAsync(string host, int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.SetSocketOption(SocketOptionLevel.Socket, {|SOPT1013:SocketOptionName.SendTimeout|}, 5000);
        socket.SetSocketOption(SocketOptionLevel.Socket, {|SOPT1013:SocketOptionName.ReceiveTimeout|}, 5000);
        await socket.ConnectAsync(host, port);
        await socket.SendAsync(new byte[] { 0, 0, 0, 4, 0, 18, 0, 3 }, SocketFlags.None);

        byte[] answer = new byte[8];
        int length = await socket.ReceiveAsync(answer, SocketFlags.None);
        return length == 8
            ? BinaryPrimitives.ReadInt16BigEndian(answer.AsSpan(6))
            : throw new NotSupportedException($"The broker answers with {length} bytes.");
    }

    public async Task<byte[]> RequestAsync(byte[] body, CancellationToken cancellationToken)
    {
        int id = Interlocked.Increment(ref _correlation);
        var completion = new TaskCompletionSource<byte[]>(TaskCreationOptions.RunContinuationsAsynchronously);
        _pending[id] = completion;

        byte[] frame = new byte[body.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(frame, body.Length + 4);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(4), id);
        body.CopyTo(frame, 8);

        await _writeLock.WaitAsync(cancellationToken);
        try
        {
            await _socket.SendAsync(frame, SocketFlags.None, cancellationToken);
        }
        finally
        {
            _writeLock.Release();
        }

        return await completion.Task.WaitAsync(cancellationToken);
    }

    private async Task ReceiveLoopAsync()
    {
        await using var stream = new NetworkStream(_socket);
        byte[] header = new byte[8];
        while (await stream.ReadAtLeastAsync(header, 8, throwOnEndOfStream: false) == 8)
        {
            byte[] body = new byte[BinaryPrimitives.ReadInt32BigEndian(header) - 4];
            await stream.ReadExactlyAsync(body);
            if (_pending.TryRemove(BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)), out var completion))
            {
                completion.SetResult(body);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        await _receiving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}

public sealed record BrokerOptions(int SocketSendBufferBytes = 128 * 1024, int SocketReceiveBufferBytes = 32 * 1024)
{
    public bool SocketNagleDisable { get; init; } = true;
    public Action<string>? Log { get; init; }
}
