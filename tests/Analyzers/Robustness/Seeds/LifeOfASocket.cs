using System.Net;
using System.Net.Sockets;

namespace Seeds;

internal static class LifeOfASocket
{
    public static void TooLate(IPEndPoint endPoint, bool dual, int tries)
    {
        using Socket socket = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(endPoint);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        socket.ExclusiveAddressUse = true;
        socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.IPv6Only, !dual);
        socket.DualMode = dual;
        socket.Listen(100);
    }

    public static void Perhaps(IPEndPoint endPoint, bool dual, int tries)
    {
        Socket socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
    again:
        try
        {
            if (dual)
            {
                socket.Bind(endPoint);
            }
            else
            {
                goto late;
            }

            socket.ExclusiveAddressUse = false;
        }
        catch (SocketException exception) when (exception.SocketErrorCode is SocketError.AddressAlreadyInUse && tries-- > 0)
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            goto again;
        }
        finally
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        }

    late:
        for (int i = 0; i < tries; i++)
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            socket.Bind(endPoint);
            if (i == 2)
            {
                continue;
            }

            break;
        }

        do
        {
            socket.Bind(endPoint);
            socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            socket.ExclusiveAddressUse = true;
        }
        while (tries-- > 0);
    }
}
