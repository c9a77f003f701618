using System.Net;
using System.Net.Sockets;

namespace Misuse;

/// <summary>Sends a line to whoever connects.</summary>
internal sealed class LineServer(int port)
{
    public void Run()
    {
        using Socket listener = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp);

        // "Address already in use" after a restart: every answer on the web says to do this.
        listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);

        // The name sounds like a switch that lets clients in. It only tells whether Listen was called.
        listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.AcceptConnection, true);

        listener.Bind(new IPEndPoint(IPAddress.IPv6Any, port));

        // Clients of IPv4 could not connect, so this line was added, at the end.
        listener.DualMode = true;
        listener.Listen();

        while (true)
        {
            using Socket connection = listener.Accept();
            Tune(connection);
            SocketTuning.Apply(connection);
            connection.Send("hello\n"u8);
        }
    }

    private static void Tune(Socket connection)
    {
        // KeepAlive is at this level, and so its neighbour in the list of names is taken to be.
        connection.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        connection.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.NoDelay, true);

        // A flag like the two above, by the look of its name.
        connection.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, true);

        // On the Windows machine where this was written, it works.
        connection.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.DontLinger, true);

        // To read the pending error clears it, and an old error is not to disturb what follows.
        connection.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error);
    }
}
