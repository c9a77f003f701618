using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Quickstart;

/// <summary>A TCP connection of the operating system, from this process to itself.</summary>
internal sealed class LoopbackConnection : IDisposable
{
    private readonly Socket _server;

    private LoopbackConnection(Socket client, Socket server)
    {
        Client = client;
        _server = server;
    }

    public Socket Client { get; }

    public static LoopbackConnection Open()
    {
        using Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1);
        Socket client = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        client.Connect(listener.LocalEndPoint!);
        return new LoopbackConnection(client, listener.Accept());
    }

    /// <summary>Sends a text to the server, which sends it back.</summary>
    public string Echo(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Client.Send(bytes);
        Transfer(_server, bytes);
        _server.Send(bytes);
        Transfer(Client, bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    public void Dispose()
    {
        Client.Dispose();
        _server.Dispose();
    }

    private static void Transfer(Socket from, Span<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            int count = from.Receive(bytes);
            if (count == 0)
            {
                throw new EndOfStreamException();
            }

            bytes = bytes[count..];
        }
    }
}
