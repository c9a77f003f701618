using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Sockopt.Bench;

/// <summary>A TCP connection of the operating system to itself, and its options by their numbers.</summary>
internal sealed class LoopbackConnection : IDisposable
{
    private readonly Socket _accepted;

    public LoopbackConnection()
    {
        using Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1);
        Socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        Socket.Connect(listener.LocalEndPoint!);
        _accepted = listener.Accept();
    }

    public Socket Socket { get; }

    public void Write(OptionId option, int wire) =>
        Socket.SetRawSocketOption(option.Level.Number, option.Number, MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in wire)));

    public int Read(OptionId option)
    {
        int wire = 0;
        Socket.GetRawSocketOption(option.Level.Number, option.Number, MemoryMarshal.AsBytes(new Span<int>(ref wire)));
        return wire;
    }

    public void Dispose()
    {
        Socket.Dispose();
        _accepted.Dispose();
    }
}
