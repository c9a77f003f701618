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

    /// <summary>Two datagram sockets within the machine.</summary>
    public static (Socket First, Socket Second) OfUnixDatagrams()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            Socket first = BindDatagrams(Path.Combine(folder, "first"));
            Socket second = BindDatagrams(Path.Combine(folder, "second"));
            first.Connect(second.LocalEndPoint!);
            second.Connect(first.LocalEndPoint!);
            return (first, second);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Socket BindDatagrams(string path)
    {
        Socket socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        return socket;
    }

    private static (Socket First, Socket Second) Connect(Socket listener)
    {
        listener.Listen(1);
        Socket first = new(listener.AddressFamily, listener.SocketType, listener.ProtocolType);
        first.Connect(listener.LocalEndPoint!);
        return (first, listener.Accept());
    }
}
