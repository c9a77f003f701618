using System.Net;
using System.Net.Sockets;

namespace Diagnostics.Net;

/// <summary>Says what kind of socket an inherited one is, as servers that are started by a supervisor have to.</summary>
public static class InheritedSocket
{
    /// <summary>Finds out whether the socket is one that we can accept on.</summary>
    public static bool IsListener(Socket socket)
    {
        object? accepting = socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.AcceptConnection);
        return accepting is int number && number != 0;
    }

    public static SocketType TypeOf(Socket socket) =>
        (SocketType)(int)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Type)!;

    public static string Describe(Socket socket)
    {
        var type = TypeOf(socket);
        int receive = (int)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReceiveBuffer)!;
        int send = (int)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.SendBuffer)!;
        string text = $"{socket.AddressFamily}/{type}, rcvbuf {receive}, sndbuf {send}";

        if (type == SocketType.Stream)
        {
            var linger = (LingerOption)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger)!;
            text += linger.Enabled ? $", linger {linger.LingerTime}s" : ", no linger";

            byte[] nodelay = socket.GetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay, 4);
            text += BitConverter.ToInt32(nodelay) != 0 ? ", nodelay" : ", nagle";
        }

        if (socket.AddressFamily == AddressFamily.InterNetworkV6)
        {
            byte[] only = new byte[sizeof(int)];
            socket.GetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.IPv6Only, only);
            text += only[0] == 0 ? ", dual" : ", v6only";
        }

        return text;
    }

    /// <summary>Takes the pending error of a socket, as after a non-blocking connect.</summary>
    public static void ThrowIfFailed(Socket socket, EndPoint remote)
    {
        int error = Convert.ToInt32(socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error));
        if (error != 0)
        {
            throw new IOException($"Cannot connect to {remote}.", new SocketException(error));
        }
    }
}
