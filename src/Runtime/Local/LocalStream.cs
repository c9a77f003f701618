using System.Net.Sockets;
using System.Text;

namespace Sockopt;

/// <summary>Local stream sockets: what one end sends is in the receive buffer of the other before the call returns
/// (S18.1). They have no options of their own (S1.5).</summary>
internal sealed class LocalStream(LocalNames names) : Protocol(
    SocketDomain.Unix,
    SocketType.Stream,
    number: 0,
    ProtocolFlags.ConnectionRequired | ProtocolFlags.WantsReceived | ProtocolFlags.Rights)
{
    private byte[]? _zeros;

    private SocketName Nameless =>
        new(Domain, _zeros ??= new byte[Stack.Profile.NamelessLength - SocketName.HeaderLength]);

    protected internal override bool Answers(int number) =>
        base.Answers(number) || (Stack.Profile.LocalDomainIsAProtocol && number == (int)Domain);

    protected internal override Errno Attach(KernelSocket socket)
    {
        int size = Stack.Profile.LocalBufferSize;
        SetControlBlock(socket, new LocalControlBlock());
        return Reserve(socket, send: size, receive: size);
    }

    // S3.2: the node stays, and its name can be neither connected nor bound to.
    protected internal override void Detach(KernelSocket socket)
    {
        LocalControlBlock block = Block(socket);
        if (block.Node is { } node)
        {
            node.Socket = null;
        }
        else if (block.Name is { } name && names.TryFindAbstract(name, out KernelSocket? owner) && owner == socket)
        {
            names.UnbindAbstract(name);
        }

        SetControlBlock(socket, null);
    }

    // S3.2
    protected internal override Errno Bind(KernelSocket socket, SocketName name, Credential caller)
    {
        Errno error = CheckName(name, isBind: true);
        if (error != Errno.Success)
        {
            return error;
        }

        LocalControlBlock block = Block(socket);
        if (IsAbstract(name) || name.Data.IsEmpty)
        {
            return BindAbstract(socket, block, name);
        }

        string path = Path(name);
        if (block.Name is not null)
        {
            error = Stack.Profile.BindTriesNameFirst ? names.CheckBind(path, caller) : Errno.Success;
            return error != Errno.Success ? error : Errno.EINVAL;
        }

        error = names.Bind(path, socket, caller, Stack.Limits.MaximumNames, out LocalNode? node);
        if (error == Errno.Success)
        {
            block.Node = node;
            block.Name = LocalName.OfPath(path);
        }

        return error;
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
        Errno error = FindListener(name, caller, out KernelSocket? listener);
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
        KernelSocket? peer = Peer(socket);
        if (peer is null)
        {
            return Errno.ENOTCONN;
        }

        if (ReceiveBuffer(socket).Count > 0 && Stack.Profile.UnreadDataResetsPeer)
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

    // S7.9
    protected internal override Errno CheckDestination(KernelSocket socket, SocketName name) =>
        !Stack.Profile.LocalStreamRefusesName ? Errno.Success
        : (socket.State & (SocketState.Connected | SocketState.Disconnected)) != 0 ? Errno.EISCONN
        : Errno.EOPNOTSUPP;

    // S7.9: the sender pays for what lies at its peer.
    protected internal override Errno Send(KernelSocket socket, in OutgoingData data)
    {
        KernelSocket? peer = Peer(socket);
        if (peer is null)
        {
            return Errno.ENOTCONN;
        }

        Errno error = AppendReceived(peer, data);
        SocketBuffer queue = ReceiveBuffer(peer);
        SendBuffer(socket).Charge(queue.Count, queue.Storage);
        return error;
    }

    // Nothing at all cannot be urgent, and Linux finds that first.
    protected internal override Errno CheckOutOfBand(KernelSocket socket, bool isEmpty) =>
        isEmpty && Stack.Profile.LocalStreamHasUrgentData ? Errno.EOPNOTSUPP : Errno.Success;

    // The bytes before the last one are like any others.
    protected internal override Errno SendOutOfBand(KernelSocket socket, ReadOnlySpan<byte> data, bool isEnd)
    {
        if (!Stack.Profile.LocalStreamHasUrgentData)
        {
            return Errno.EOPNOTSUPP;
        }

        if (!isEnd)
        {
            return Send(socket, new OutgoingData(data, rights: null));
        }

        KernelSocket? peer = Peer(socket);
        if (peer is null)
        {
            return Errno.ENOTCONN;
        }

        SocketBuffer queue = ReceiveBuffer(peer);
        if (!AppendUrgent(peer, data))
        {
            return Errno.ENOBUFS;
        }

        SendBuffer(socket).Charge(queue.Count, queue.Storage);
        return Errno.Success;
    }

    protected internal override Errno ReceiveOutOfBand(KernelSocket socket, bool peek, out byte value)
    {
        value = 0;
        return Stack.Profile.LocalStreamHasUrgentData ? TakeUrgent(socket, peek, out value) : Errno.EOPNOTSUPP;
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

    protected internal override Errno ReadSocketName(KernelSocket socket, out SocketName name)
    {
        name = Block(socket).Name ?? Nameless;
        return Errno.Success;
    }

    protected internal override Errno ReadPeerName(KernelSocket socket, out SocketName name)
    {
        LocalControlBlock block = Block(socket);
        name = (block.Peer is { } peer ? Block(peer).Name : block.LastPeerName) ?? Nameless;
        return Errno.Success;
    }

    // S14.3: who the peer was is known as long as the socket lives.
    protected internal override Errno ReadPeerCredential(KernelSocket socket, out Credential credential)
    {
        Credential? recorded = Block(socket).PeerCredential;
        credential = recorded.GetValueOrDefault();
        return recorded is null || (IsListening(socket) && !Stack.Profile.ListenerReadsOwnCredential)
            ? Errno.ENOTCONN
            : Errno.Success;
    }

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
        block.Peer = null;
        other.Peer = null;
        SendBuffer(socket).Charge(0, 0);
        SendBuffer(peer).Charge(0, 0);
        SetDisconnected(socket);
        SetDisconnected(peer);
    }

    private static KernelSocket? Peer(KernelSocket socket) => Block(socket).Peer;

    // Also a name of as many zeros as the BSDs give who has none: to be bound to, it is a name like any other.
    private static bool IsAbstract(SocketName name) => name.Data.Length > 0 && name.Data.Span[0] == 0;

    private static string Path(SocketName name) => Encoding.UTF8.GetString(LocalName.PathBytes(name));

    // From attach to detach, and no request is made outside.
    private static LocalControlBlock Block(KernelSocket socket) => (LocalControlBlock)ControlBlock(socket)!;

    // S3.2, S3.3, and the same for connecting (S6.8).
    private Errno CheckName(SocketName name, bool isBind)
    {
        StackProfile profile = Stack.Profile;
        if (name.Family != Domain)
        {
            return profile.LocalForeignFamily;
        }

        if (name.Data.IsEmpty && isBind && profile.LocalHasAbstractNames)
        {
            return Errno.Success;
        }

        int length = LocalName.PathBytes(name).Length;
        bool isAbstract = IsAbstract(name);

        // What follows a path counts too.
        bool isTooLong = length > profile.LocalPathLimit || name.Data.Length > profile.LocalNameLimit;
        bool isNothing = isAbstract ? !profile.LocalHasAbstractNames : length == 0;
        return isTooLong || isNothing ? Errno.EINVAL : Errno.Success;
    }

    private Errno BindAbstract(KernelSocket socket, LocalControlBlock block, SocketName name)
    {
        if (block.Name is not null)
        {
            // A socket that has a name has one: nothing is left to be chosen.
            return name.Data.IsEmpty ? Errno.Success : Errno.EINVAL;
        }

        SocketName chosen = name.Data.IsEmpty ? names.NextAutomatic() : new SocketName(Domain, name.Data.ToArray());
        Errno error = names.BindAbstract(chosen, socket, Stack.Limits.MaximumNames);
        if (error == Errno.Success)
        {
            block.Name = chosen;
        }

        return error;
    }

    // S6.8, as far as it is about the name.
    private Errno FindListener(SocketName name, Credential caller, out KernelSocket? listener)
    {
        listener = null;
        Errno error = CheckName(name, isBind: false);
        if (error != Errno.Success)
        {
            return error;
        }

        if (IsAbstract(name))
        {
            return names.TryFindAbstract(name, out listener) ? CheckType(listener) : Errno.ECONNREFUSED;
        }

        error = names.Find(Path(name), out LocalNode? node);
        if (error != Errno.Success)
        {
            return error;
        }

        // To Linux it is like a socket that is closed, which is found later.
        Errno withoutSocket = Stack.Profile.LocalNodeWithoutSocket;
        if (node!.Kind != LocalNodeKind.Socket && withoutSocket != Errno.ECONNREFUSED)
        {
            return withoutSocket;
        }

        if (!node.MayWrite(caller))
        {
            return Errno.EACCES;
        }

        listener = node.Socket;
        return listener is null ? Errno.ECONNREFUSED : CheckType(listener);
    }

    private Errno CheckType(KernelSocket listener) => listener.Type == Type ? Errno.Success : Errno.EPROTOTYPE;

    private Errno Connect(KernelSocket socket, KernelSocket listener, Credential caller)
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
        SetConnected(child);

        // A direction that was shut down before stays so.
        if (Stack.Profile.ShutdownStopsWriter && (socket.State & SocketState.CannotReceiveMore) != 0)
        {
            SetCannotSendMore(child);
        }

        return Errno.Success;
    }
}
