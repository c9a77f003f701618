using System.Net.Sockets;

namespace Chat.Shared;

public record KeepAlivePolicy(bool Enabled, int Time, int Interval, int RetryCount)
{
    public static KeepAlivePolicy Default { get; } = new(true, 30, 5, 6);

    public static KeepAlivePolicy Mobile { get; } = Default with { Time = 240, RetryCount = 3 };
}

public static class SocketKeepAliveExtensions
{
    public static T WithKeepAlive<T>(this T socket, KeepAlivePolicy policy)
        where T : Socket
    {
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, policy.Enabled);
        if (policy.Enabled)
        {
            Tune(socket, policy);
        }

        return socket;
    }

    public static TcpClient WithKeepAlive(this TcpClient client, KeepAlivePolicy policy)
    {
        client.Client.WithKeepAlive(policy);
        return client;
    }

    private static void Tune(Socket socket, KeepAlivePolicy policy)
    {
        // KeepAlive is an option of the socket level, and so should its parameters be.
        socket.SetSocketOption(SocketOptionLevel.Socket, {|SOPT1004:SocketOptionName.TcpKeepAliveTime|}, policy.Time);
        socket.SetSocketOption(SocketOptionLevel.Socket, {|SOPT1004:SocketOptionName.TcpKeepAliveInterval|}, policy.Interval);
        socket.SetSocketOption(SocketOptionLevel.Socket, {|SOPT1003:SocketOptionName.TcpKeepAliveRetryCount|}, policy.RetryCount);
    }
}

public sealed class ChatClientFactory(KeepAlivePolicy policy)
{
    public async Task<TcpClient> ConnectAsync(string host, int port, CancellationToken cancellationToken = default)
    {
        TcpClient client = new() { NoDelay = true };
        client.WithKeepAlive(policy);
        await client.ConnectAsync(host, port, cancellationToken);
        return client;
    }
}
