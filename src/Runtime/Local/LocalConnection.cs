using System.Net.Sockets;

namespace Sockopt;

/// <summary>Local sockets with connections: what one end sends is in the receive buffer of the other before the call returns
/// (S18.1).</summary>
internal abstract class LocalConnection(LocalNames names, SocketType type, ProtocolFlags flags)
    : LocalProtocol(names, type, flags | ProtocolFlags.ConnectionRequired)
{
    protected internal override Errno Attach(KernelSocket socket)
    {
        int size = Stack.Profile.LocalBufferSize;
        SetControlBlock(socket, new LocalControlBlock());
        return Reserve(socket, send: size, receive: size);
    }

    // S4.2: and who listens is who the others see at the other end (S6.8).
    protected internal override Errno Listen(KernelSocket socket, Credential caller)
    {
        LocalControlBlock block = Block(socket);
        if (block.Name is null)
        {
            return Errno.EINVAL;
        }

        block.PeerCredential = caller;
        return Errno.Success;
    }

    // S6.8: both ends are connected at once, whether or not anybody accepts.
    protected internal override Errno Connect(KernelSocket socket, SocketName name, Credential caller)
    {
        Errno error = FindSocket(name, caller, out KernelSocket? listener);
        if (error != Errno.Success)
        {
            return error;
        }

        using ConnectionHold hold = Hold(listener!);
        if (!IsListening(listener!) || (listener!.State & SocketState.CannotReceiveMore) != 0)
        {
            return Errno.ECONNREFUSED;
        }

        if (IsBacklogFull(listener!) && Stack.Profile.FullBacklogIsWaitedFor)
        {
            AwaitRoom(socket, listener!);
            return Errno.EAGAIN;
        }

        error = CheckConnect(socket);
        return error == Errno.Success ? Connect(socket, listener!, caller) : error;
    }

    // S6.7: both ends are connected at once, and each knows the other's credential from then on.
    protected internal override Errno Connect2(KernelSocket first, KernelSocket second)
    {
        ShareConnectionLock(first, second);
        Link(first, second, second.Credential);
        Link(second, first, first.Credential);
        SetConnected(first);
        SetConnected(second);
        return Errno.Success;
    }

    // S12.1: the other end connected to somebody who never answered.
    protected internal override void Abort(KernelSocket socket)
    {
        if (Peer(socket) is { } peer)
        {
            SetError(peer, Errno.ECONNRESET);
            Unlink(socket, peer);
        }
    }

    // S12.6: the peer can still take what is queued.
    protected internal override Errno Disconnect(KernelSocket socket)
    {
        KernelSocket peer = ConnectedPeer(socket);
        if (Stack.Profile.UnreadDataResetsPeer && HasUnread(ReceiveBuffer(socket)))
        {
            SetError(peer, Errno.ECONNRESET);
        }

        Unlink(socket, peer);
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
    protected internal override Errno Send(KernelSocket socket, in OutgoingData data)
    {
        KernelSocket peer = ConnectedPeer(socket);

        // A stream does not see that it sends nothing.
        if (LetsNothingThrough(peer) && (data.Length > 0 || Type != SocketType.Stream))
        {
            return Errno.EPIPE;
        }

        Errno error = AppendReceived(peer, data);
        SocketBuffer queue = ReceiveBuffer(peer);
        SendBuffer(socket).Charge(queue.Count, queue.Storage);
        return error;
    }

    // S9.9: and is paid back when the peer takes it.
    protected internal override void Received(KernelSocket socket)
    {
        if (Peer(socket) is { } peer)
        {
            SocketBuffer queue = ReceiveBuffer(socket);
            SendBuffer(peer).Charge(queue.Count, queue.Storage);
            WakeSenders(peer);
        }
    }

    // S9.5: only Linux tells who is at the other end of a connection.
    protected internal override MessageOrigin TellSender(KernelSocket socket, in MessageOrigin origin)
    {
        LocalControlBlock block = Block(socket);
        SocketName? name = block.Peer is { } peer ? Block(peer).Name : block.LastPeerName;
        Credential? credential = block.Peer?.Credential ?? block.LastPeerCredential;
        return new MessageOrigin(Stack.Profile.ConnectionTellsSender ? name : null, credential, Payer: null);
    }

    /// <summary>The other end, of a socket that is connected: it has one exactly as long.</summary>
    protected static KernelSocket ConnectedPeer(KernelSocket socket) => Peer(socket)!;

    /// <summary>Whether an end of a connection was shut down for receiving, which its peer does not know if that was before they
    /// were connected (S10.5).</summary>
    protected bool LetsNothingThrough(KernelSocket receiver) =>
        (receiver.State & SocketState.CannotReceiveMore) != 0 && Stack.Profile.ShutdownStopsWriter;

    // An empty message is nothing to Linux, but what is behind it is something, even if that is empty too.
    private static bool HasUnread(SocketBuffer queue) => queue.Count > 0 || queue.Records > 1;

    private static void Link(KernelSocket socket, KernelSocket peer, Credential peerCredential)
    {
        LocalControlBlock block = Block(socket);
        block.Peer = peer;
        block.PeerCredential = peerCredential;
    }

    private static void Unlink(KernelSocket socket, KernelSocket peer)
    {
        LocalControlBlock block = Block(socket);
        LocalControlBlock other = Block(peer);
        block.LastPeerName = other.Name;
        other.LastPeerName = block.Name;
        block.LastPeerCredential = peer.Credential;
        other.LastPeerCredential = socket.Credential;
        block.Peer = null;
        other.Peer = null;
        SendBuffer(socket).Charge(0, 0);
        SendBuffer(peer).Charge(0, 0);
        SetDisconnected(socket);
        SetDisconnected(peer);
    }

    private static Errno Connect(KernelSocket socket, KernelSocket listener, Credential caller)
    {
        KernelSocket? child = AddConnection(listener, SocketState.Connected);
        if (child is null)
        {
            return Errno.ECONNREFUSED;
        }

        using ConnectionHold hold = Hold(child);
        ShareConnectionLock(socket, child);
        LocalControlBlock listening = Block(listener);
        Block(child).Name = listening.Name;
        Link(socket, child, listening.PeerCredential!.Value);
        Link(child, socket, caller);
        SetConnected(socket);
        return Errno.Success;
    }
}
