using System.Net.Sockets;

namespace Sockopt;

/// <summary>An entry of the protocol switch: a kind of socket, and what the socket layer asks of it (protosw(9), S1.6).</summary>
/// <remarks>
/// <para>Every protocol is registered in the same way, by handing it to the constructor of <see cref="SocketStack"/>. An
/// instance belongs to one stack.</para>
/// <para>The requests are called under the lock of the socket's connection and return at once. Those that speak of the lock
/// of the stack hold that one too, and may take the lock of another connection by <see cref="Hold"/>. A request that a
/// protocol does not override is EOPNOTSUPP.</para>
/// </remarks>
public abstract partial class Protocol
{
    private SocketStack? _stack;

    /// <summary>An entry of the protocol switch.</summary>
    /// <param name="domain">The domain; not <see cref="SocketDomain.Unspecified"/>, which nothing matches (S2.1).</param>
    /// <param name="type">The type of its sockets.</param>
    /// <param name="number">The protocol number, as SO_PROTOCOL reads it.</param>
    /// <param name="flags">What the socket layer must know of it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The domain is unspecified, or the number negative.</exception>
    /// <exception cref="ArgumentException">The flags contradict each other: <see cref="ProtocolFlags.Address"/> without
    /// <see cref="ProtocolFlags.Atomic"/>, or with <see cref="ProtocolFlags.ConnectionRequired"/> (S1.4).</exception>
    protected Protocol(SocketDomain domain, SocketType type, int number, ProtocolFlags flags)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(domain, SocketDomain.Unspecified);
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        if ((flags & ProtocolFlags.Address) != 0
            && (flags & (ProtocolFlags.Atomic | ProtocolFlags.ConnectionRequired)) != ProtocolFlags.Atomic)
        {
            throw new ArgumentException("Messages with names of senders are atomic, and need no connection.", nameof(flags));
        }

        Domain = domain;
        Type = type;
        Number = number;
        Flags = flags;
    }

    /// <summary>The domain of its sockets.</summary>
    public SocketDomain Domain { get; }

    /// <summary>The type of its sockets.</summary>
    public SocketType Type { get; }

    /// <summary>The protocol number.</summary>
    public int Number { get; }

    /// <summary>What the socket layer must know of the protocol.</summary>
    public ProtocolFlags Flags { get; }

    /// <summary>The protocol's options; null if it has none, and then every level but SOL_SOCKET is
    /// <see cref="StackProfile.UnknownLevel"/>. They may be called beside <see cref="Detach"/> and after it.</summary>
    public virtual IProtocolOptions? Options => null;

    /// <summary>The stack that the protocol is registered with.</summary>
    /// <exception cref="InvalidOperationException">It is not registered yet.</exception>
    protected SocketStack Stack => _stack ?? throw new InvalidOperationException("The protocol is not registered with a stack.");

    /// <summary>Whether a socket that is created with this protocol number, which is not zero, is one of this protocol
    /// (S2.1).</summary>
    protected internal virtual bool Answers(int number) => number == Number;

    /// <summary>PRU_ATTACH: a socket was created. Reserves its buffers (S2.4, S2.5). The lock of the stack is held as well.</summary>
    /// <returns>Any error; it becomes the result of the creation, and the socket is gone.</returns>
    protected internal abstract Errno Attach(KernelSocket socket);

    /// <summary>PRU_DETACH: a socket is closed. The lock of the stack is held as well. No request for it follows; a call of
    /// <see cref="Options"/> that another thread began may.</summary>
    protected internal abstract void Detach(KernelSocket socket);

    /// <summary>PRU_BIND: gives a socket a name (S3). The lock of the stack is held as well.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="name">The name, which nobody has looked at yet.</param>
    /// <param name="caller">Who must be allowed to.</param>
    /// <returns>Any error; it becomes the result of bind(2).</returns>
    protected internal virtual Errno Bind(KernelSocket socket, SocketName name, Credential caller) => Errno.EOPNOTSUPP;

    /// <summary>PRU_LISTEN: others may connect to a socket from now on (S4.2). The lock of the stack is held as well. The socket
    /// layer keeps the queue; <see cref="AddConnection"/> puts connections into it.</summary>
    /// <param name="socket">The socket; it may listen already.</param>
    /// <param name="caller">On whose behalf.</param>
    /// <returns>Any error; it becomes the result of listen(2).</returns>
    protected internal virtual Errno Listen(KernelSocket socket, Credential caller) => Errno.EOPNOTSUPP;

    /// <summary>PRU_CONNECT: begins to connect a socket (S6.4). The lock of the stack is held as well. A protocol that is not
    /// done at once calls <see cref="SetConnecting"/>, and later <see cref="SetConnected"/>, or <see cref="SetError"/> and
    /// <see cref="SetDisconnected"/>.</summary>
    /// <param name="socket">The socket. The socket layer has made sure that it may connect, or leaves that to the protocol:
    /// <see cref="CheckConnect"/>. One that needs no connection may be connected still, under a profile that looks at the name
    /// first (<see cref="StackProfile.ConnectLooksUpNameFirst"/>); otherwise it has been disconnected (S6.2).</param>
    /// <param name="name">Whom to connect to; nobody has looked at it yet.</param>
    /// <param name="caller">Who must be allowed to.</param>
    /// <returns>Any error; the socket is not connecting then. <see cref="Errno.EAGAIN"/> after <see cref="AwaitRoom"/>: the
    /// listener's queue is full; a call that waits is made again when it has room.</returns>
    protected internal virtual Errno Connect(KernelSocket socket, SocketName name, Credential caller) => Errno.EOPNOTSUPP;

    /// <summary>PRU_CONNECT2: connects two sockets of this type with each other (S6.7). Neither listens, nor is connected if
    /// the protocol requires a connection. The locks of the stack and of both connections are held, and <see cref="ShareConnectionLock"/> is for here.</summary>
    /// <returns>Any error; nothing has changed then.</returns>
    protected internal virtual Errno Connect2(KernelSocket first, KernelSocket second) => Errno.EOPNOTSUPP;

    /// <summary>PRU_ACCEPT: a connection is taken out of its listener's queue (S5.6). The lock of the stack is held as
    /// well.</summary>
    /// <param name="socket">The new socket.</param>
    /// <param name="peerName">The name of the other end.</param>
    /// <returns>Any error; it becomes the result of accept(2), and the socket is gone.</returns>
    protected internal virtual Errno Accept(KernelSocket socket, out SocketName peerName) =>
        ReadPeerName(socket, out peerName);

    /// <summary>PRU_ABORT: drops a connection that nobody has accepted, because its listener is closed (S12.1). The lock of the
    /// stack is held as well; <see cref="Detach"/> follows.</summary>
    protected internal virtual void Abort(KernelSocket socket)
    {
    }

    /// <summary>PRU_DISCONNECT: ends the connection of a connected socket. The lock of the stack is held as well.</summary>
    /// <returns>Any error; a close reports it and goes on (S12.4).</returns>
    protected internal virtual Errno Disconnect(KernelSocket socket) => Errno.EOPNOTSUPP;

    /// <summary>PRU_SHUTDOWN: nothing more will be sent (S10.3).</summary>
    /// <returns>Any error; it becomes the result of shutdown(2).</returns>
    protected internal virtual Errno ShutdownSend(KernelSocket socket) => Errno.EOPNOTSUPP;

    /// <summary>Nothing more will be received. The socket layer has done its part; a protocol that tells the peer overrides
    /// this (S10.5). The BSDs have no such request, and by default nothing happens.</summary>
    protected internal virtual void ShutdownReceive(KernelSocket socket)
    {
    }

    /// <summary>Whether a send may name a destination, before anything else is looked at. By default it may, and whoever is
    /// connected ignores it (S7.9).</summary>
    /// <returns>Any error; it becomes the result of the send.</returns>
    protected internal virtual Errno CheckDestination(KernelSocket socket, SocketName name) => Errno.Success;

    /// <summary>Whether a send is made under the lock of the stack as well, because it touches a socket that has another lock
    /// than this one's. By default one of a protocol whose sends name destinations is. One with rights always is.</summary>
    protected internal virtual bool SendNeedsStackLock(KernelSocket socket, in OutgoingData data) =>
        (Flags & ProtocolFlags.Address) != 0;

    /// <summary>PRU_SEND: sends bytes, or a message (S7.4g).</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="data">Of a stream at most as many bytes as its send buffer has space for, otherwise the whole
    /// message.</param>
    /// <returns><see cref="Errno.Success"/> if all were taken; any error if none was. <see cref="Errno.EAGAIN"/> from a protocol
    /// of messages: there is no room where it should go; a call that waits is made again after <see cref="WakeSenders"/> or
    /// <see cref="WakeSendersOf"/>.</returns>
    protected internal virtual Errno Send(KernelSocket socket, in OutgoingData data) => Errno.EOPNOTSUPP;

    /// <summary>Whether a send may be urgent, before anything else is looked at. By default it may: whether the protocol has
    /// urgent data at all, <see cref="SendOutOfBand"/> says at the end (S7.4g).</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="isEmpty">Whether the send has no bytes.</param>
    /// <returns>Any error; it becomes the result of the send.</returns>
    protected internal virtual Errno CheckOutOfBand(KernelSocket socket, bool isEmpty) => Errno.Success;

    /// <summary>PRU_SENDOOB: sends urgent data (S7.4g). Only the protocol knows whether it has any.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="data">The bytes: at most as many as its send buffer has space for, and 1024 more under a profile that lets
    /// them overdraw it (<see cref="StackProfile.UrgentDataOverdraws"/>).</param>
    /// <param name="isEnd">Whether these are the last bytes of the call, of which the very last is urgent. The others may have
    /// to wait for space.</param>
    /// <returns><see cref="Errno.Success"/> if all were taken; any error if none was.</returns>
    protected internal virtual Errno SendOutOfBand(KernelSocket socket, ReadOnlySpan<byte> data, bool isEnd) =>
        Errno.EOPNOTSUPP;

    /// <summary>PRU_RCVOOB: takes the urgent byte (S9.2).</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="peek">Whether it stays.</param>
    /// <param name="value">The byte.</param>
    /// <returns><see cref="Errno.EINVAL"/> if there is none; <see cref="Errno.EOPNOTSUPP"/>, the default, if the protocol has
    /// no urgent data.</returns>
    protected internal virtual Errno ReceiveOutOfBand(KernelSocket socket, bool peek, out byte value)
    {
        value = 0;
        return Errno.EOPNOTSUPP;
    }

    /// <summary>Whether there is room for a message where it would go, for poll(2). By default there is.</summary>
    /// <returns>False if not; <see cref="WakeSenders"/> or <see cref="WakeSendersOf"/> tells when that has changed.</returns>
    protected internal virtual bool HasRoom(KernelSocket socket) => true;

    /// <summary>What the receiver of bytes or a message is told about where they come from (S9.5). By default a message tells
    /// what it came with, and a stream nothing.</summary>
    /// <param name="socket">The receiver.</param>
    /// <param name="origin">What came with the message; nothing for bytes of a stream.</param>
    protected internal virtual MessageOrigin TellSender(KernelSocket socket, in MessageOrigin origin) => origin;

    /// <summary>The error of a receive without a connection where the protocol requires one (S9.4d):
    /// <see cref="Errno.ENOTCONN"/>, but for the odd one.</summary>
    protected internal virtual Errno ReceiveUnconnected => Errno.ENOTCONN;

    /// <summary>PRU_RCVD: the receive buffer has become emptier. Called if the protocol
    /// <see cref="ProtocolFlags.WantsReceived"/> (S9.9).</summary>
    protected internal virtual void Received(KernelSocket socket)
    {
    }

    /// <summary>PRU_SOCKADDR: the name of a socket; one without a name has an empty one of its domain (S5.7).</summary>
    /// <returns>Any error; it becomes the result of getsockname(2).</returns>
    protected internal virtual Errno ReadSocketName(KernelSocket socket, out SocketName name)
    {
        name = default;
        return Errno.EOPNOTSUPP;
    }

    /// <summary>PRU_PEERADDR: the name of the socket at the other end.</summary>
    /// <returns><see cref="Errno.ENOTCONN"/> if there is none; any other error becomes the result of getpeername(2).</returns>
    protected internal virtual Errno ReadPeerName(KernelSocket socket, out SocketName name)
    {
        name = default;
        return Errno.EOPNOTSUPP;
    }

    /// <summary>Who is at the other end, for SO_PEERCRED (S14.3).</summary>
    /// <returns><see cref="Errno.ENOTCONN"/> if nobody was; <see cref="Errno.EOPNOTSUPP"/>, the default, if the protocol
    /// never knows.</returns>
    protected internal virtual Errno ReadPeerCredential(KernelSocket socket, out Credential credential)
    {
        credential = default;
        return Errno.EOPNOTSUPP;
    }

    /// <summary>Its sockets need a connection before data flows.</summary>
    internal bool RequiresConnection => (Flags & ProtocolFlags.ConnectionRequired) != 0;

    internal void ThrowIfJoined() => ThrowIfJoined(Volatile.Read(ref _stack));

    internal void Join(SocketStack stack) => ThrowIfJoined(Interlocked.CompareExchange(ref _stack, stack, null));

    private static void ThrowIfJoined(SocketStack? stack)
    {
        if (stack is not null)
        {
            throw new ArgumentException("The protocol belongs to another stack; stacks share nothing.");
        }
    }
}
