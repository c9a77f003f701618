using System.Net;
using Sockopt.Tests.Proof.Native;

namespace Sockopt.Tests.Proof;

/// <summary>Sockets with somebody at the other end, or waiting for somebody; on the loopback interface.</summary>
internal static class Connections
{
    /// <summary>A connected socket.</summary>
    public static ReadySocket? Make(SocketKind kind)
    {
        if (kind.Domain == "unix")
        {
            (NativeSocket first, NativeSocket second) = NativeSocket.OpenPair(kind);
            return new ReadySocket(first, second);
        }

        return kind.IsInternet ? Connect(kind, Loopback(kind)) : null;
    }

    /// <summary>A listening socket.</summary>
    public static ReadySocket? MakeListening(SocketKind kind)
    {
        if (kind.Type is not ("stream" or "seqpacket") || !(kind.IsInternet || kind.Domain == "unix"))
        {
            return null;
        }

        NativeSocket listener = kind.IsInternet ? Bind(kind, Loopback(kind)) : NativeSocket.Open(kind);
        if (!kind.IsInternet)
        {
            listener.BindToChosenName();
        }

        listener.Listen();
        return new ReadySocket(listener);
    }

    /// <summary>A socket of IPv6 that speaks IPv4, to an address that is mapped.</summary>
    public static ReadySocket? MakeToIPv4(SocketKind kind) => Connect(kind, IPAddress.Loopback.MapToIPv6());

    /// <summary>The accepting end of a connection whose first segment was kept.</summary>
    public static ReadySocket? MakeWithSavedSyn(SocketKind kind)
    {
        NativeSocket listener = Bind(kind, Loopback(kind));
        Preparation.Set(listener, "Tcp", "TCP_SAVE_SYN");
        listener.Listen();
        NativeSocket client = NativeSocket.Open(kind);
        client.Connect(listener.Address());
        return new ReadySocket(listener.Accept(), client, listener);
    }

    private static ReadySocket Connect(SocketKind kind, IPAddress address)
    {
        NativeSocket other = Bind(kind, address);
        bool accepts = kind.Type is "stream" or "seqpacket";
        if (accepts)
        {
            other.Listen();
        }

        NativeSocket socket = NativeSocket.Open(kind);
        socket.Connect(other.Address());
        return accepts ? new ReadySocket(socket, other.Accept(), other) : new ReadySocket(socket, other);
    }

    private static NativeSocket Bind(SocketKind kind, IPAddress address)
    {
        NativeSocket socket = NativeSocket.Open(kind);
        socket.Bind(new IPEndPoint(address, 0));
        return socket;
    }

    private static IPAddress Loopback(SocketKind kind) => kind.Domain == "inet6" ? IPAddress.IPv6Loopback : IPAddress.Loopback;
}
