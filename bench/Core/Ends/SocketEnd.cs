using System.Net.Sockets;

namespace Sockopt.Bench;

/// <summary>A connected AF_UNIX socket of the framework.</summary>
internal readonly struct SocketEnd(Socket socket) : IEnd
{
    public Socket Socket => socket;

    /// <summary>Both ends of a connection.</summary>
    /// <param name="bufferSize">What SO_SNDBUF and SO_RCVBUF are set to; null for the system's default.</param>
    public static (SocketEnd First, SocketEnd Second) Pair(int? bufferSize = null)
    {
        (Socket first, Socket second) = SocketPair.OfUnix();
        if (bufferSize is { } size)
        {
            first.SendBufferSize = first.ReceiveBufferSize = size;
            second.SendBufferSize = second.ReceiveBufferSize = size;
        }

        return (new SocketEnd(first), new SocketEnd(second));
    }

    /// <summary>Two datagram sockets that are connected to each other.</summary>
    public static (SocketEnd First, SocketEnd Second) DatagramPair()
    {
        (Socket first, Socket second) = SocketPair.OfUnixDatagrams();
        return (new SocketEnd(first), new SocketEnd(second));
    }

    public void Send(ReadOnlyMemory<byte> data) => socket.Send(data.Span);

    public bool TryReceive(Memory<byte> destination)
    {
        Span<byte> rest = destination.Span;
        while (!rest.IsEmpty)
        {
            int count = socket.Receive(rest);
            if (count == 0)
            {
                return false;
            }

            rest = rest[count..];
        }

        return true;
    }

    public void Dispose() => socket.Dispose();
}
