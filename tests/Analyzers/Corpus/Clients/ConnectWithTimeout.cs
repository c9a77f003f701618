using System.Net;
using System.Net.Sockets;

namespace Fleet.Agent.Net;

internal static class Connector
{
    /// <summary>Connects without blocking, waits with poll, and reads SO_ERROR to see how it went.</summary>
    public static Socket Connect(IPEndPoint remote, TimeSpan timeout)
    {
        Socket socket = new(remote.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Blocking = false;
            try
            {
                socket.Connect(remote);
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
            {
                WaitUntilConnected(socket, timeout);
            }

            socket.Blocking = true;
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay, 1);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static void WaitUntilConnected(Socket socket, TimeSpan timeout)
    {
        int microseconds = (int)Math.Min(timeout.TotalMilliseconds * 1000, int.MaxValue);
        bool ready = socket.Poll(microseconds, SelectMode.SelectWrite) || socket.Poll(0, SelectMode.SelectError);
        if (!ready)
        {
            throw new SocketException((int)SocketError.TimedOut);
        }

        if (socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error) is int error && error != 0)
        {
            throw new SocketException(error);
        }
    }

    public static Socket ConnectAny(IPAddress[] addresses, int port, TimeSpan timeout)
    {
        SocketException? last = null;
        foreach (IPAddress address in addresses)
        {
            try
            {
                return Connect(new IPEndPoint(address, port), timeout);
            }
            catch (SocketException e)
            {
                last = e;
            }
        }

        throw last ?? new SocketException((int)SocketError.HostNotFound);
    }
}
