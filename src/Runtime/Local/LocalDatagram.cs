using System.Diagnostics;
using System.Net.Sockets;

namespace Sockopt;

/// <summary>Local datagram sockets: each message goes to the peer, or where it says (S18.3). A socket that is connected has a
/// peer, which need not have one itself (S6.8).</summary>
internal sealed class LocalDatagram(LocalNames names)
    : LocalProtocol(names, SocketType.Dgram, ProtocolFlags.Atomic | ProtocolFlags.Address)
{
    protected internal override Errno Attach(KernelSocket socket)
    {
        SetControlBlock(socket, new LocalControlBlock());
        return Reserve(
            socket,
            Stack.Profile.LocalDatagramSendBufferSize,
            Stack.Profile.LocalDatagramReceiveBufferSize);
    }

    protected internal override void Detach(KernelSocket socket)
    {
        // S12.6
        KernelSocket[] referrers = [.. Block(socket).Referrers];
        foreach (KernelSocket referrer in referrers)
        {
            using ConnectionHold hold = Hold(referrer);
            SetPeer(referrer, null);
            SetError(referrer, Errno.ECONNRESET);
            SetUnconnected(referrer);
        }

        TellOfRoom(socket);
        base.Detach(socket);
    }

    // S4.2: nobody can connect to it.
    protected internal override Errno Listen(KernelSocket socket, Credential caller) =>
        !Stack.Profile.LocalDatagramListens ? Errno.EOPNOTSUPP
        : Block(socket).Name is null ? Errno.EINVAL
        : Errno.Success;

    // S6.8, S6.11
    protected internal override Errno Connect(KernelSocket socket, SocketName name, Credential caller)
    {
        if (name.Family == SocketDomain.Unspecified && Stack.Profile.LocalDatagramDissolves)
        {
            ChangePeer(socket, null);
            return Errno.Success;
        }

        Errno error = FindSocket(name, caller, out KernelSocket? target);
        if (error != Errno.Success)
        {
            return error;
        }

        using ConnectionHold hold = Hold(target!);
        if (!MaySend(socket, target!))
        {
            return Errno.EPERM;
        }

        ShareConnectionLock(target!, socket);
        ChangePeer(socket, target);
        return Errno.Success;
    }

    // S6.7
    protected internal override Errno Connect2(KernelSocket first, KernelSocket second)
    {
        ShareConnectionLock(first, second);
        SetPeer(first, second);
        SetPeer(second, first);
        Block(first).PeerCredential = second.Credential;
        Block(second).PeerCredential = first.Credential;
        SetConnected(first);
        SetConnected(second);
        return Errno.Success;
    }

    protected internal override Errno Disconnect(KernelSocket socket)
    {
        SetPeer(socket, null);
        SetUnconnected(socket);
        return Errno.Success;
    }

    // S10.3: nobody is told.
    protected internal override Errno ShutdownSend(KernelSocket socket)
    {
        SetCannotSendMore(socket);
        return Errno.Success;
    }

    // Who waits for room here learns that there will be none: Linux tells only when the next message is taken, and that may be
    // never.
    protected internal override void ShutdownReceive(KernelSocket socket) => TellOfRoom(socket);

    // To Linux a name that cannot be one is the first thing that is wrong with a send.
    protected internal override Errno CheckDestination(KernelSocket socket, SocketName name) =>
        Stack.Profile.ConnectLooksUpNameFirst ? CheckName(name, isBind: false) : Errno.Success;

    // There is no urgent data, and Linux finds that first.
    protected internal override Errno CheckOutOfBand(KernelSocket socket, bool isEmpty) =>
        Stack.Profile.MessageIsCheckedFirst ? Errno.EOPNOTSUPP : Errno.Success;

    protected internal override bool SendNeedsStackLock(KernelSocket socket, in OutgoingData data) =>
        data.To.HasValue
        || (Peer(socket) is { } peer && (IsClosed(peer) || !SharesConnectionLock(socket, peer)));

    // S7.9
    protected internal override Errno Send(KernelSocket socket, in OutgoingData data)
    {
        KernelSocket? target = Peer(socket);
        if (data.To is { } name)
        {
            if (target is not null && Stack.Profile.LocalDatagramPeerIsFixed)
            {
                return Errno.EISCONN;
            }

            Errno error = FindSocket(name, socket.Credential, out target);
            if (error != Errno.Success)
            {
                return error;
            }
        }

        if (target is null)
        {
            return Errno.ENOTCONN;
        }

        Debug.Assert(
            Stack.Gate.IsHeldHere || SharesConnectionLock(socket, target),
            "Two locks of connections are held under that of the stack only.");
        using ConnectionHold hold = Hold(target);
        return Deliver(socket, target, data);
    }

    // A peer that is connected to this one takes as much as the sender can pay for.
    protected internal override bool HasRoom(KernelSocket socket)
    {
        if (Peer(socket) is not { } peer || !Stack.Profile.LocalDatagramSenderPays || HasRoom(socket, peer))
        {
            return true;
        }

        // The peer's lock is not held: what was taken there before this was not told.
        Block(peer).AwaitRoom(socket);
        return HasRoom(socket, peer);
    }

    protected internal override void Received(KernelSocket socket) => TellOfRoom(socket);

    // S18.3
    protected internal override MessageOrigin TellSender(KernelSocket socket, in MessageOrigin origin) =>
        Stack.Profile.LocalDatagramNameIsLate && origin.Payer is { } sender
            ? origin with { Name = Block(sender).Name }
            : origin;

    private static void TellOfRoom(KernelSocket socket)
    {
        foreach (KernelSocket sender in Block(socket).TakeThoseAwaitingRoom())
        {
            WakeSendersOf(sender, receiver: socket);
        }
    }

    private static bool IsClosed(KernelSocket socket) => (socket.State & SocketState.NoDescriptor) != 0;

    private bool MaySend(KernelSocket socket, KernelSocket target) =>
        !Stack.Profile.LocalDatagramPeerIsExclusive || Peer(target) is not { } peer || peer == socket;

    private bool HasRoom(KernelSocket socket, KernelSocket target) =>
        target == socket
        || Peer(target) == socket
        || IsClosed(target)
        || ReceiveBuffer(target).Records <= Stack.Limits.MaximumDatagrams;

    // S7.9
    private Errno Deliver(KernelSocket socket, KernelSocket target, in OutgoingData data)
    {
        StackProfile profile = Stack.Profile;
        if (!MaySend(socket, target))
        {
            return Errno.EPERM;
        }

        if (IsClosed(target))
        {
            ChangePeer(socket, target: null);
            return Errno.ECONNREFUSED;
        }

        if (profile.ShutdownStopsWriter && (target.State & SocketState.CannotReceiveMore) != 0)
        {
            return Errno.EPIPE;
        }

        bool hasRoom = HasRoom(socket, target);
        if (profile.LocalDatagramSenderPays)
        {
            if (!hasRoom)
            {
                Block(target).AwaitRoom(socket);
                return Errno.EAGAIN;
            }

            return AppendReceived(target, data, new MessageOrigin(Name: null, socket.Credential, Payer: socket));
        }

        SocketName name = Block(socket).Name ?? Nameless;
        return hasRoom && ReceiveBuffer(target).Space >= data.Length + name.Length
            ? AppendReceived(target, data, new MessageOrigin(name, socket.Credential, Payer: null))
            : Errno.ENOBUFS;
    }

    // Under the lock of the stack.
    private void ChangePeer(KernelSocket socket, KernelSocket? target)
    {
        KernelSocket? old = Peer(socket);
        SetPeer(socket, target);
        if (target is null)
        {
            SetUnconnected(socket);
        }
        else
        {
            SetConnected(socket);
        }

        // S6.11
        if (old is not null && old != target && Stack.Profile.LocalDatagramChangeDropsQueue && ReceiveBuffer(socket).Records > 0)
        {
            DropReceived(socket);
            TellOfRoom(socket);
            using ConnectionHold hold = Hold(old);
            if (!IsClosed(old) && Peer(old) == socket)
            {
                SetError(old, Errno.ECONNRESET);
            }
        }
    }

    private void SetPeer(KernelSocket socket, KernelSocket? peer)
    {
        LocalControlBlock block = Block(socket);
        if (Stack.Profile.LocalDatagramCloseIsTold)
        {
            if (block.Peer is { } old)
            {
                Block(old).Referrers.Remove(socket);
            }

            if (peer is not null)
            {
                Block(peer).Referrers.Add(socket);
            }
        }

        block.Peer = peer;
    }
}
