using System.Net.Sockets;

namespace Seeds;

internal sealed class Timeouts
{
    private readonly Socket _field = new Socket(SocketType.Stream, ProtocolType.Tcp);
    private readonly TcpClient _client = new TcpClient();
    private Socket? _escaped;

    public Timeouts()
    {
        _field.ReceiveTimeout = 1000;
        _client.SendTimeout = 2000;
        _client.ReceiveTimeout = Timeout.Infinite;
    }

    public async Task ReadAsync(string host, byte[] buffer)
    {
        await _field.ConnectAsync(host, 80);
        await _client.ConnectAsync(host, 80);
        int count = await _field.ReceiveAsync(buffer);
        await using NetworkStream stream = _client.GetStream();
        stream.ReadTimeout = 1000;
        await stream.ReadExactlyAsync(buffer.AsMemory(0, count));
        _field.Shutdown(SocketShutdown.Both);
    }

    public static async Task<int> LocalAsync(string host, byte[] buffer)
    {
        using Socket socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.ReceiveTimeout = 1000;
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.SendTimeout, 1000);
        await socket.ConnectAsync(host, 80);
        return await socket.ReceiveAsync(buffer, SocketFlags.None);
    }

    public async IAsyncEnumerable<int> EscapingAsync(Socket socket)
    {
        _escaped = socket;
        socket.ReceiveTimeout = 1000;
        foreach (byte[] buffer in new[] { new byte[1], new byte[2] })
        {
            yield return await socket.ReceiveAsync(buffer);
            yield return _escaped.Receive(buffer);
        }

        SocketAsyncEventArgs args = new SocketAsyncEventArgs { UserToken = socket };
        _field.ReceiveAsync(args);
        _field.BeginReceive(new byte[1], 0, 1, SocketFlags.None, result => _field.EndReceive(result), this);
        await Task.Run(() => _field.SendTimeout = 5);
    }
}
