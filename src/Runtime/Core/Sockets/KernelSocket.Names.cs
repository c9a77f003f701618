namespace Sockopt;

/// <content>sobind(9), getsockname(2) and getpeername(2).</content>
public sealed partial class KernelSocket
{
    /// <summary>Gives the socket a name (sobind(9), S3).</summary>
    /// <param name="name">The name.</param>
    /// <param name="caller">Who must be allowed to; null for the socket's own <see cref="Credential"/>.</param>
    /// <returns><see cref="Errno.EBADF"/>: closed. The socket layer checks nothing else: any error of the protocol (S3.1).
    /// Those of the local domain are at <see cref="LocalDomain"/>.</returns>
    public Errno Bind(SocketName name, Credential? caller = null)
    {
        using StackGate.Hold stack = Stack.Gate.Enter();
        using ConnectionHold hold = Hold();
        return IsClosed ? Errno.EBADF : Protocol.Bind(this, name, caller ?? Credential);
    }

    /// <summary>Reads the socket's own name (getsockname(2), PRU_SOCKADDR).</summary>
    /// <param name="name">The name; a nameless socket has one of its own (S5.7).</param>
    /// <returns><see cref="Errno.EBADF"/>: closed. Any error of the protocol.</returns>
    public Errno GetSocketName(out SocketName name)
    {
        using ConnectionHold hold = Hold();
        name = default;
        return IsClosed ? Errno.EBADF : Protocol.ReadSocketName(this, out name);
    }

    /// <summary>Reads the name of the peer (getpeername(2), PRU_PEERADDR).</summary>
    /// <param name="name">The name.</param>
    /// <returns><see cref="Errno.EBADF"/>: closed. <see cref="Errno.ENOTCONN"/>: there is no peer (S19.2), or not any more
    /// (<see cref="StackProfile.PeerNameOutlivesConnection"/>). Any error of the protocol.</returns>
    public Errno GetPeerName(out SocketName name)
    {
        using ConnectionHold hold = Hold();
        name = default;
        return IsClosed ? Errno.EBADF
            : !Is(SocketState.Connected) && !HasPeerName ? Errno.ENOTCONN
            : Protocol.ReadPeerName(this, out name);
    }

    private bool HasPeerName => Profile.PeerNameOutlivesConnection && Is(SocketState.Disconnected);
}
