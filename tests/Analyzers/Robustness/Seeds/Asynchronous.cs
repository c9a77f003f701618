using System.Net;
using System.Net.Sockets;
using Sockopt;

namespace Seeds;

internal sealed class Asynchronous : IAsyncDisposable
{
    private Socket _socket = null!;

    public async Task RunAsync(IPEndPoint endPoint, CancellationToken cancellation = default)
    {
        _socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        await using Asynchronous self = this;
        using var registration = cancellation.Register(() => _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, 0));
        try
        {
            await _socket.ConnectAsync(endPoint, cancellation).ConfigureAwait(false);
            _socket.SetSocketOption(SocketOptionLevel.Socket, await NameAsync(), 1);
            (await MakeAsync()).SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Type, 1);
            (await MakeAsync())?.TrySetOption(SocketOption.KeepAlive, true);
            await foreach (int count in ReadAsync(_socket).WithCancellation(cancellation))
            {
                if (count is 0)
                {
                    _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.SendTimeout, 1000);
                    continue;
                }

                _socket.SetRawSocketOption((int)SocketOptionLevel.Tcp, await Task.FromResult(18), BitConverter.GetBytes(count));
            }
        }
        catch (OperationCanceledException) { _socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error); }
        catch (SocketException exception) when ((SocketError)exception.ErrorCode != SocketError.Success)
        {
            _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error, await Task.FromResult(0));
        }
        finally
        {
            await Task.Yield();
            _socket.Options.TakeError();
        }

        static async Task<SocketOptionName> NameAsync() => await Task.FromResult(SocketOptionName.NoDelay);
    }

    private static async Task<Socket> MakeAsync() => await Task.FromResult(new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 10 });

    private static async IAsyncEnumerable<int> ReadAsync(Socket socket)
    {
        byte[] buffer = new byte[16];
        while (await socket.ReceiveAsync(buffer) is > 0 and var count) yield return count;
    }

    public ValueTask DisposeAsync() => new(Task.Run(_socket.Dispose));
}
