using System.Net;
using System.Net.Sockets;

namespace Sockopt.Bench;

/// <summary>Two sockets of the framework that are connected to each other.</summary>
internal static class SocketPair
{
    /// <summary>A TCP connection of the machine to itself.</summary>
    public static (Socket First, Socket Second) OfTcp()
    {
        using Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return Connect(listener);
    }

    /// <summary>A connection within the machine.</summary>
    public static (Socket First, Socket Second) OfUnix()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        using Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        try
        {
            return Connect(listener);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static (Socket First, Socket Second) Connect(Socket listener)
    {
        listener.Listen(1);
        Socket first = new(listener.AddressFamily, listener.SocketType, listener.ProtocolType);
        first.Connect(listener.LocalEndPoint!);
        return (first, listener.Accept());
    }
}
