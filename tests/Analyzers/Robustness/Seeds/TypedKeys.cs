using System.Net;
using System.Net.Sockets;
using Sockopt;

namespace Seeds;

internal static class TypedKeys
{
    private static readonly OptionKey<bool> Key = TcpOption.NoDelay;

    public static SocketError Apply(Socket socket, TimeSpan timeout)
    {
        socket.SetOption(TcpOption.NoDelay, true);
        socket.SetOption(Key, false);
        socket.SetOption(IPOption.TimeToLive, 300);
        socket.SetOption(TcpOption.KeepAliveTime, TimeSpan.FromMilliseconds(120000));
        socket.SetOption(TcpOption.KeepAliveRetryCount, 0);
        socket.SetOption(SocketOption.Linger, new Linger(Enabled: true, TimeSpan.FromSeconds(5)));
        socket.GetOption(SocketOption.Error);
        _ = socket.GetOption(SocketOption.Error);
        socket.TrySetOption(SocketOption.KeepAlive, true);
        socket.TryGetOption(SocketOption.SocketType, out SocketType type);
        SocketError error = socket.TrySetOption(SocketOption.SendBufferSize, 8192);
        if (socket.TryGetOption(SocketOption.SendBufferSize, out int size) is SocketError.Success && size == 8192)
        {
            return error;
        }

        socket.Options.KeepAlive = true;
        socket.Options.Linger = new Linger(true, TimeSpan.Zero);
        socket.Options.ReceiveTimeout = timeout;
        socket.Options.SendBufferSize = 20_000;
        bool doubled = socket.Options.SendBufferSize == 20_000;
        socket.Options.TcpNoDelay = doubled && type == SocketType.Stream;
        socket.Options.TcpKeepAliveTime = TimeSpan.FromDays(1);
        socket.Options.IPTimeToLive = -1;
        socket.Options.TakeError();
        if (OperatingSystem.IsLinux())
        {
            socket.Options.TcpUserTimeout = TimeSpan.FromSeconds(5);
            socket.SetOption(TcpOption.UserTimeout, timeout);
            socket.SetOption(TcpOption.CongestionControl, "cubic");
            socket.TrySetOption(TcpOption.Cork, true);
            socket.Options.TcpCork = socket.Options.TcpCork;
        }

        socket.SetOption(TcpOption.UserTimeout, timeout);
        return socket switch
        {
            { Options.KeepAlive: true } => socket.TrySetOption(TcpOption.NoDelay, true),
            _ => SocketError.Success,
        };
    }
}
