using System.Net.Sockets;

var client = new TcpClient();
client.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Type, 1);
client.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.NoDelay, true);
client.NoDelay = true; client.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error, 1); // and again
if (args is ["fast", ..]) client.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.AcceptConnection, 0);
else client.Client.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.ReuseAddress, true);

#region Options
#if DEBUG
client.Client.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.Debug, 1);
#elif RELEASE
client.Client.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.Linger, 1);
#else
client.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.TcpKeepAliveInterval, 1);
#endif
#endregion

/* What was tried
   before: */
client.Client.SetSocketOption(
    SocketOptionLevel.Socket, // the level
    SocketOptionName.Type,    /* the name */
    new byte[]
    {
        1, 0,
        0, 0,
    });

// A comment of its own.

#pragma warning disable CS0618
foreach (var (level, name) in new[] { (SocketOptionLevel.Tcp, SocketOptionName.NoDelay), (SocketOptionLevel.IP, SocketOptionName.ReuseAddress) })
    client.Client.SetSocketOption(level, name, true);
#pragma warning restore CS0618

for (var i = 0; i < 3; i++) { client.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, i > 0); }
lock (client) client.Client.SetRawSocketOption(1, 3, new byte[4]);
await client.ConnectAsync("localhost", 80);
client.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
