using System.Net.Sockets;
using Sockopt;

namespace Seeds;

public interface IOptions
{
    Socket Socket { get; }

    void Set(SocketOptionLevel level, SocketOptionName name, int value) => Socket.SetSocketOption(level, name, value);
}

public abstract record Wrappers<T>(Socket Socket) : IOptions where T : unmanaged
{
    protected static readonly (SocketOptionLevel Level, SocketOptionName Name) Pair = (SocketOptionLevel.IP, SocketOptionName.ReuseAddress);

    public bool NoDelay
    {
        get => (int)Socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.NoDelay)! != 0;
        init => Socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.NoDelay, value);
    }

    public int Field
    {
        get;
        set => Socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Type, field = value);
    }

    public void SetRaw(int level, int name, ReadOnlySpan<byte> value) => Socket.SetRawSocketOption(level, name, value);

    public unsafe void SetRaw(int level, int name, T value) => SetRaw(level, name, new ReadOnlySpan<byte>(&value, sizeof(T)));

    public void SetAll(params ReadOnlySpan<(SocketOptionName Name, int Value)> options)
    {
        foreach ((SocketOptionName name, int value) in options)
        {
            Socket.SetSocketOption(SocketOptionLevel.Socket, name, value);
        }

        Socket.SetSocketOption(Pair.Level, Pair.Name, true);
        SetRaw(6, 18, BitConverter.GetBytes(5000));
        ((IOptions)this).Set(SocketOptionLevel.Socket, SocketOptionName.Type, 1);
        ((dynamic)Socket).SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Type, 1);
    }

    protected virtual TSocket Make<TSocket>() where TSocket : Socket, new() => new() { Ttl = 300 };
}

internal sealed class Derived : Socket
{
    public Derived() : base(SocketType.Dgram, ProtocolType.Udp)
    {
        NoDelay = true;
        base.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Type, 1);
        SetSocketOption(SocketOptionLevel.IP, SocketOptionName.ReuseAddress, true);
        this.TrySetOption(TcpOption.NoDelay, true);
        this.Options.KeepAlive = true;
    }

    public new void SetSocketOption(SocketOptionLevel level, SocketOptionName name, bool value) => base.SetSocketOption(level, name, value);

    public static Derived operator +(Derived socket, int size) { socket.SendBufferSize = size; return socket; }

    ~Derived() => GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error);
}
