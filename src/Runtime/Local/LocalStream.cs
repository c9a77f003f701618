using System.Net.Sockets;

namespace Sockopt;

/// <summary>Local stream sockets: what one end sends is in the receive buffer of the other before the call returns
/// (S18.1). They have no options of their own (S1.5).</summary>
internal sealed class LocalStream() : Protocol(
    SocketDomain.Unix, SocketType.Stream, number: 0, ProtocolFlags.ConnectionRequired | ProtocolFlags.WantsReceived)
{
    protected internal override bool Answers(int number) =>
        base.Answers(number) || (Stack.Profile.LocalDomainIsAProtocol && number == (int)Domain);

    protected internal override Errno Attach(KernelSocket socket)
    {
        int size = Stack.Profile.LocalBufferSize;
        SetControlBlock(socket, new LocalControlBlock());
        return Reserve(socket, send: size, receive: size);
    }

    protected internal override void Detach(KernelSocket socket) => SetControlBlock(socket, null);

    // S6.7: both ends are connected at once, and each knows the other's credential from then on.
    protected internal override Errno Connect2(KernelSocket first, KernelSocket second)
    {
        ShareConnectionLock(first, second);
        Connect(first, second);
        Connect(second, first);
        return Errno.Success;
    }

    // S12.6: the peer can still take what is queued.
    protected internal override Errno Disconnect(KernelSocket socket)
    {
        KernelSocket? peer = Peer(socket);
        if (peer is null)
        {
            return Errno.ENOTCONN;
        }

        if (ReceiveBuffer(socket).Count > 0 && Stack.Profile.UnreadDataResetsPeer)
        {
            SetError(peer, Errno.ECONNRESET);
        }

        Unlink(socket);
        Unlink(peer);
        return Errno.Success;
    }

    // S10.3
    protected internal override Errno ShutdownSend(KernelSocket socket)
    {
        SetCannotSendMore(socket);
        if (Peer(socket) is { } peer)
        {
            SetCannotReceiveMore(peer);
        }

        return Errno.Success;
    }

    // S10.5
    protected internal override void ShutdownReceive(KernelSocket socket)
    {
        if (Stack.Profile.ShutdownStopsWriter && Peer(socket) is { } peer)
        {
            SetCannotSendMore(peer);
        }
    }

    // S7.9: the sender pays for what lies at its peer.
    protected internal override Errno Send(KernelSocket socket, ReadOnlySpan<byte> data)
    {
        KernelSocket? peer = Peer(socket);
        if (peer is null)
        {
            return Errno.ENOTCONN;
        }

        SocketBuffer queue = ReceiveBuffer(peer);
        if (!queue.Append(data))
        {
            return Errno.ENOBUFS;
        }

        SendBuffer(socket).Charge(queue.Count, queue.Storage);
        return Errno.Success;
    }

    // S9.9: and is paid back when the peer takes it.
    protected internal override void Received(KernelSocket socket)
    {
        if (Peer(socket) is { } peer)
        {
            SocketBuffer queue = ReceiveBuffer(socket);
            SendBuffer(peer).Charge(queue.Count, queue.Storage);
        }
    }

    // S14.3: who the peer was is known as long as the socket lives.
    protected internal override Errno ReadPeerCredential(KernelSocket socket, out Credential credential)
    {
        Credential? recorded = Block(socket).PeerCredential;
        credential = recorded.GetValueOrDefault();
        return recorded is null ? Errno.ENOTCONN : Errno.Success;
    }

    private static void Connect(KernelSocket socket, KernelSocket peer)
    {
        LocalControlBlock block = Block(socket);
        block.Peer = peer;
        block.PeerCredential = peer.Credential;
        SetConnected(socket);
    }

    private static void Unlink(KernelSocket socket)
    {
        Block(socket).Peer = null;
        SendBuffer(socket).Charge(bytes: 0, storage: 0);
        SetDisconnected(socket);
    }

    private static KernelSocket? Peer(KernelSocket socket) => Block(socket).Peer;

    // From attach to detach, and no request is made outside.
    private static LocalControlBlock Block(KernelSocket socket) => (LocalControlBlock)ControlBlock(socket)!;
}
