using System.Net.Sockets;

namespace Sockopt.Bench;

/// <summary>A socket of the operating system, and its options by their numbers.</summary>
internal sealed class MeasuredSocket : IDisposable
{
    private readonly Socket? _peer;

    private MeasuredSocket(Socket socket, Socket? peer = null)
    {
        Socket = socket;
        _peer = peer;
    }

    public Socket Socket { get; }

    /// <summary>An end of a TCP connection of the machine to itself.</summary>
    public static MeasuredSocket OfConnectedTcp() => OfFirst(SocketPair.OfTcp());

    /// <summary>A TCP socket that is neither bound nor connected.</summary>
    public static MeasuredSocket OfTcp() => new(new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp));

    /// <summary>A UDP socket that is neither bound nor connected.</summary>
    public static MeasuredSocket OfUdp() => new(new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp));

    /// <summary>An end of a connection within the machine.</summary>
    public static MeasuredSocket OfConnectedUnix() => OfFirst(SocketPair.OfUnix());

    public void Write(OptionId option, ReadOnlySpan<byte> wire) =>
        Socket.SetRawSocketOption(option.Level.Number, option.Number, wire);

    /// <summary>Reads an option, and returns the length of its value.</summary>
    public int Read(OptionId option, Span<byte> wire) =>
        Socket.GetRawSocketOption(option.Level.Number, option.Number, wire);

    public void Dispose()
    {
        Socket.Dispose();
        _peer?.Dispose();
    }

    private static MeasuredSocket OfFirst((Socket First, Socket Second) pair) => new(pair.First, pair.Second);
}
