using System.Net;
using System.Net.Sockets;
using Sockopt;
using static System.Net.Sockets.SocketOptionLevel;

int port = args.Length > 0 && int.TryParse(args[0], out int given) ? given : 8080;
using var listener = new Socket(SocketType.Stream, ProtocolType.Tcp) { DualMode = true };
listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
listener.Bind(new IPEndPoint(IPAddress.IPv6Any, port));
listener.SetSocketOption(IPv6, SocketOptionName.IPv6Only, false);
listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.AcceptConnection, 1);
listener.Listen();

if (!OperatingSystem.IsLinux())
{
    return 1;
}

listener.SetRawSocketOption(6, 9, BitConverter.GetBytes(5));
listener.SetRawSocketOption((int)SocketOptionLevel.Socket, (int)SocketOptionName.KeepAlive, new byte[] { 1, 0, 0, 0 });

while (true)
{
    var connection = await listener.AcceptAsync();
    _ = Task.Run(() => ServeAsync(connection, TimeSpan.FromSeconds(5)));
    if (port == 0) break;
}

return 0;

static async Task ServeAsync(Socket connection, TimeSpan timeout)
{
    connection.SetSocketOption(Tcp, SocketOptionName.TcpKeepAliveTime, 120000);
    connection.ReceiveTimeout = (int)timeout.TotalMilliseconds;
    connection.SetRawSocketOption(6, 18, BitConverter.GetBytes((int)timeout.TotalMilliseconds));
    connection.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error);
    connection.TrySetOption(TcpOption.NoDelay, true);
    var buffer = new byte[Settings.Size];
    while (await connection.ReceiveAsync(buffer) is var n and > 0)
    {
        await connection.SendAsync(buffer.AsMemory(..n));
    }
}

internal static class Settings
{
    public const int Size = 4096;
    public const SocketOptionName Missing = (SocketOptionName)18;
}
