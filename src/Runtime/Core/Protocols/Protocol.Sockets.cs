namespace Sockopt;

/// <content>What a protocol may do to its sockets, and nobody else. Each needs the lock of the connection, which is held
/// during a request.</content>
public abstract partial class Protocol
{
    /// <summary>Takes the lock of a socket's connection, for what a protocol does outside a request, such as delivering what
    /// arrived, or within one that holds the lock of the stack.</summary>
    /// <remarks>It comes after the lock of the stack: do not create, connect, accept or close a socket under it. Calls that can
    /// go on, and upcalls, do so when it is released.</remarks>
    protected static ConnectionHold Hold(KernelSocket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        return socket.Hold();
    }

    /// <summary>Takes the lock of the stack, for what a protocol does outside a request and needs it: a connection that arrives
    /// at a listener, or becomes complete.</summary>
    /// <remarks>It comes before the lock of any connection.</remarks>
    protected StackHold HoldStack() => new(Stack.Gate.Enter());

    /// <summary>Makes the lock of the first socket that of both, because a data call at one end touches the other, and a data
    /// call takes one lock. Under the lock of the stack and both of theirs.</summary>
    protected static void ShareConnectionLock(KernelSocket first, KernelSocket second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        second.ShareGate(first);
    }

    /// <summary>Whether a socket may connect (S6.1, S6.2): for a protocol that requires a connection, under a profile that looks
    /// at that after the name (<see cref="StackProfile.ConnectLooksUpNameFirst"/>). Otherwise it always may, since the socket
    /// layer has looked.</summary>
    /// <returns><see cref="StackProfile.ConnectOfListener"/>, or <see cref="Errno.EISCONN"/>.</returns>
    protected static Errno CheckConnect(KernelSocket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        return socket.CheckConnect();
    }

    /// <summary>Whether a data call at one socket may touch the other: they have the same lock. Under the lock of the
    /// first.</summary>
    protected static bool SharesConnectionLock(KernelSocket first, KernelSocket second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return first.Gate == second.Gate;
    }

    /// <summary>Whether a socket listens.</summary>
    protected static bool IsListening(KernelSocket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        return socket.IsListening;
    }

    /// <summary>Whether the queue of a listener is full, so that one more connection would be refused (S5.1).</summary>
    protected static bool IsBacklogFull(KernelSocket listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        return listener.IsBacklogFull;
    }

    /// <summary>Makes a socket for a connection to a listener and puts it into the queue (sonewconn, S5.1, S5.2). Under the lock
    /// of the stack and of the listener's connection. The socket is attached.</summary>
    /// <param name="listener">The listener.</param>
    /// <param name="state">How far the connection is; <see cref="SocketState.None"/> for one that <see cref="SetConnected"/>
    /// makes complete later, under the lock of the stack.</param>
    /// <returns>Null if the queue is full, or a limit of the stack is reached.</returns>
    protected static KernelSocket? AddConnection(KernelSocket listener, SocketState state)
    {
        ArgumentNullException.ThrowIfNull(listener);
        return listener.AddConnection(state);
    }

    /// <summary>Drops a connection that is still being made, and will not be: out of the queue of its listener, where it would
    /// count until that is closed (sofree). Under the lock of the stack and of the connection. <see cref="Detach"/>
    /// follows.</summary>
    /// <returns>False, and nothing happened, if the connection is complete, or in no queue: somebody will accept or close
    /// it.</returns>
    protected static bool DropConnection(KernelSocket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        return socket.DropConnection();
    }

    /// <summary>Has a connect made again when a listener has room for it, or is closed. Under the lock of the stack and of the
    /// listener's connection. <see cref="Connect"/> returns EAGAIN then.</summary>
    protected static void AwaitRoom(KernelSocket socket, KernelSocket listener)
    {
        ArgumentNullException.ThrowIfNull(socket);
        ArgumentNullException.ThrowIfNull(listener);
        socket.AwaitRoom(listener);
    }

    /// <summary>The protocol's own part of a socket (so_pcb).</summary>
    protected static object? ControlBlock(KernelSocket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        return socket.ControlBlock;
    }

    /// <summary>Sets the protocol's own part of a socket.</summary>
    protected static void SetControlBlock(KernelSocket socket, object? block)
    {
        ArgumentNullException.ThrowIfNull(socket);
        socket.ControlBlock = block;
    }

    /// <summary>The buffer of what a socket has to receive.</summary>
    protected static SocketBuffer ReceiveBuffer(KernelSocket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        return socket.ReceiveBuffer;
    }

    /// <summary>The buffer of what a socket has to send.</summary>
    protected static SocketBuffer SendBuffer(KernelSocket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        return socket.SendBuffer;
    }

    /// <summary>Gives both buffers their sizes and low-water marks (soreserve, S8.3).</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="send">The size of the send buffer, in bytes.</param>
    /// <param name="receive">The size of the receive buffer, in bytes.</param>
    /// <returns><see cref="Errno.ENOBUFS"/> if a size is zero, or beyond its limit under a profile that does not lower it;
    /// then neither is changed.</returns>
    protected static Errno Reserve(KernelSocket socket, int send, int receive)
    {
        ArgumentNullException.ThrowIfNull(socket);
        return socket.Reserve(send, receive);
    }

    /// <summary>Puts what is sent into the receive buffer of a socket, with the rights that go along with it, and wakes calls
    /// that wait for it.</summary>
    /// <returns><see cref="Errno.ENOBUFS"/>: no storage is left. Any error of the rights
    /// (<see cref="KernelSocket.SendMessage"/>). Nothing has changed then.</returns>
    protected static Errno AppendReceived(KernelSocket socket, in OutgoingData data)
    {
        ArgumentNullException.ThrowIfNull(socket);
        return socket.AppendReceived(data);
    }

    /// <summary>Puts a message into the receive buffer of a socket, with the rights that go along with it, and wakes calls that
    /// wait for it. The buffer takes it whether or not it has space: that is the protocol's to ask
    /// (<see cref="SocketBuffer.Space"/>, S8.5).</summary>
    /// <param name="socket">The receiver. With rights the lock of the stack is held as well.</param>
    /// <param name="data">The message.</param>
    /// <param name="origin">Where it comes from. If there is a payer, the lock of its connection is held as well.</param>
    /// <returns><see cref="Errno.ENOBUFS"/>: no storage is left. Any error of the rights
    /// (<see cref="KernelSocket.SendMessage"/>). Nothing has changed then.</returns>
    protected static Errno AppendReceived(KernelSocket socket, in OutgoingData data, in MessageOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(socket);
        return socket.AppendReceived(data, origin);
    }

    /// <summary>Puts a copy of a message into the receive buffer of a socket, and wakes calls that wait for it: one that arrived
    /// from elsewhere, or goes to several.</summary>
    /// <param name="socket">The receiver.</param>
    /// <param name="message">The message.</param>
    /// <param name="origin">Where it comes from. If there is a payer, the lock of its connection is held as well.</param>
    /// <returns><see cref="Errno.ENOBUFS"/>: no storage is left; nothing has changed then.</returns>
    protected static Errno AppendReceived(KernelSocket socket, ReadOnlySpan<byte> message, in MessageOrigin origin) =>
        AppendReceived(socket, new OutgoingData(message, rights: null), origin);

    /// <summary>Drops what a socket has received. Under the lock of the stack as well.</summary>
    protected static void DropReceived(KernelSocket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        socket.FlushReceived();
    }

    /// <summary>Data was put into the receive buffer (sorwakeup, S8.7): calls that wait for it go on.</summary>
    protected static void WakeReceivers(KernelSocket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        socket.WakeReceivers();
    }

    /// <summary>The send buffer has become emptier (sowwakeup, S8.7): calls that wait for space go on.</summary>
    protected static void WakeSenders(KernelSocket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        socket.WakeSenders();
    }

    /// <summary>There is room for messages of a socket in another one's receive buffer: calls that wait to send go on. Under the
    /// lock of the other one; it happens after its release if the two do not share it.</summary>
    /// <param name="sender">The socket whose calls go on.</param>
    /// <param name="receiver">The socket whose lock is held.</param>
    protected static void WakeSendersOf(KernelSocket sender, KernelSocket receiver)
    {
        ArgumentNullException.ThrowIfNull(sender);
        ArgumentNullException.ThrowIfNull(receiver);
        sender.PayBack(length: 0, records: 0, receiver.Gate);
    }

    /// <summary>Puts bytes behind what is queued, and the mark before the last of them, which is urgent; see
    /// <see cref="ReceiveOutOfBand"/>.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="data">The bytes, at least one.</param>
    /// <returns>False, and nothing happened, if the stack has no storage for them.</returns>
    protected static bool AppendUrgent(KernelSocket socket, ReadOnlySpan<byte> data)
    {
        ArgumentNullException.ThrowIfNull(socket);
        return socket.AppendUrgent(data);
    }

    /// <summary>Takes the urgent byte out of the queue, or looks at it.</summary>
    /// <returns><see cref="Errno.EINVAL"/>: there is none, it was taken, or SO_OOBINLINE is on.</returns>
    protected static Errno TakeUrgent(KernelSocket socket, bool peek, out byte value)
    {
        ArgumentNullException.ThrowIfNull(socket);
        return socket.TakeUrgent(peek, out value);
    }

    /// <summary>A connection is being made (soisconnecting, S11).</summary>
    protected static void SetConnecting(KernelSocket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        socket.SetConnecting();
    }

    /// <summary>The connection is there (soisconnected, S11). For one that waits in a listener's queue the lock of the stack is
    /// held as well.</summary>
    protected static void SetConnected(KernelSocket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        socket.SetConnected();
    }

    /// <summary>The connection is being ended (soisdisconnecting, S11).</summary>
    protected static void SetDisconnecting(KernelSocket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        socket.SetDisconnecting();
    }

    /// <summary>The connection is gone (soisdisconnected, S11). What was received stays readable.</summary>
    protected static void SetDisconnected(KernelSocket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        socket.SetDisconnected();
    }

    /// <summary>There is no peer any more, for a socket that needs none and may have another. Both directions stay.</summary>
    protected static void SetUnconnected(KernelSocket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        socket.SetUnconnected();
    }

    /// <summary>Nothing more can be sent (socantsendmore, S11).</summary>
    protected static void SetCannotSendMore(KernelSocket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        socket.SetCannotSendMore();
    }

    /// <summary>Nothing more will arrive (socantrcvmore, S11). What was received stays readable.</summary>
    protected static void SetCannotReceiveMore(KernelSocket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        socket.SetCannotReceiveMore();
    }

    /// <summary>Leaves an error pending (so_error): the next data call or SO_ERROR returns and clears it, and calls that wait go
    /// on.</summary>
    protected static void SetError(KernelSocket socket, Errno error)
    {
        ArgumentNullException.ThrowIfNull(socket);
        socket.SetError(error);
    }
}
