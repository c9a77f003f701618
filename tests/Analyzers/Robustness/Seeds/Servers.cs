using System.Net;
using System.Net.Sockets;

namespace Seeds;

internal sealed class Servers
{
    private readonly Socket _listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public Servers()
    {
        _listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
    }

    public static void Listener(int port)
    {
        TcpListener listener = new TcpListener(IPAddress.Any, port);
        listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Start();
        listener.ExclusiveAddressUse = false;
        listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, 1);
        using Socket accepted = listener.AcceptSocket();
        accepted.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
    }

    public static async Task<Socket> AcceptAsync(IPEndPoint endPoint, CancellationToken cancellation)
    {
        Socket socket = new(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 500 };
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, flag());
        socket.Bind(endPoint);
        socket.Listen(backlog: 10);
        Socket connection = await socket.AcceptAsync(cancellation).ConfigureAwait(false);
        connection.ReceiveTimeout = 1000;
        connection.SendTimeout = 1000;
        byte[] buffer = new byte[100];
        while (await connection.ReceiveAsync(buffer, SocketFlags.None, cancellation) is > 0 and int read)
        {
            await connection.SendAsync(buffer.AsMemory(0, read), cancellation);
        }

        return connection;

        static bool flag() => true;
    }

    public void Again() => _listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
}
