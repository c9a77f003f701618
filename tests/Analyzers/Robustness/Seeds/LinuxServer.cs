using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;

namespace Seeds;

[SupportedOSPlatform("linux")]
public sealed class LinuxServer : IDisposable
{
    private readonly Socket _listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public void Start(int port)
    {
        _listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _listener.SetSocketOption(SocketOptionLevel.Socket, (SocketOptionName)15, 1);
        _listener.SetSocketOption((SocketOptionLevel)1, SocketOptionName.KeepAlive, true);
        _listener.SetSocketOption((SocketOptionLevel)6, (SocketOptionName)18, 5000);
        _listener.Bind(new IPEndPoint(IPAddress.Any, port));
        _listener.Listen(128);

        // A membership cannot be read.
        _listener.GetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership);
        _listener.GetRawSocketOption(0, 35, new byte[8]);
    }

    public async Task<Socket> AcceptAsync(CancellationToken cancellation)
    {
        Socket connection = await _listener.AcceptAsync(cancellation);
        connection.SetRawSocketOption(6, 18, BitConverter.GetBytes(5000));
        connection.SetRawSocketOption(6, 1, BitConverter.GetBytes(1));
        connection.SetRawSocketOption(1, 9, new byte[] { 1, 0, 0, 0 });
        return connection;
    }

    public static void Dispose(Socket connection)
    {
        connection.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, false);
        connection.Dispose();
    }

    public void Dispose() => _listener.Dispose();
}
