namespace Sockopt;

/// <content>What a protocol may do to its sockets, and nobody else. Each needs the lock of the connection, which is held
/// during a request.</content>
public abstract partial class Protocol
{
    /// <summary>The lock of a socket's connection, for what a protocol does outside a request, such as delivering what
    /// arrived. It comes after the lock of the stack: do not create or close a socket under it.</summary>
    protected static Lock ConnectionLock(KernelSocket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        return socket.Gate;
    }

    /// <summary>Makes the lock of the first socket that of both, because a data call at one end touches the other, and a
    /// data call takes one lock. Only while nobody else has seen the second socket.</summary>
    protected static void ShareConnectionLock(KernelSocket first, KernelSocket second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        second.Gate = first.Gate;
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

    /// <summary>A connection is being made (soisconnecting, S11).</summary>
    protected static void SetConnecting(KernelSocket socket) => Change(
        socket, SocketState.Connected | SocketState.Disconnecting, SocketState.Connecting);

    /// <summary>The connection is there (soisconnected, S11).</summary>
    protected static void SetConnected(KernelSocket socket) => Change(
        socket, SocketState.Connecting | SocketState.Disconnecting, SocketState.Connected);

    /// <summary>The connection is being ended (soisdisconnecting, S11).</summary>
    protected static void SetDisconnecting(KernelSocket socket) => Change(
        socket, SocketState.Connecting, SocketState.Disconnecting | SocketState.CannotReceiveMore | SocketState.CannotSendMore);

    /// <summary>The connection is gone (soisdisconnected, S11). What was received stays readable.</summary>
    protected static void SetDisconnected(KernelSocket socket) => Change(
        socket,
        SocketState.Connecting | SocketState.Connected | SocketState.Disconnecting,
        SocketState.Disconnected | SocketState.CannotReceiveMore | SocketState.CannotSendMore);

    /// <summary>Nothing more can be sent (socantsendmore, S11).</summary>
    protected static void SetCannotSendMore(KernelSocket socket) => Change(
        socket, SocketState.None, SocketState.CannotSendMore);

    /// <summary>Nothing more will arrive (socantrcvmore, S11). What was received stays readable.</summary>
    protected static void SetCannotReceiveMore(KernelSocket socket) => Change(
        socket, SocketState.None, SocketState.CannotReceiveMore);

    /// <summary>Leaves an error pending (so_error): the next data call or SO_ERROR returns and clears it.</summary>
    protected static void SetError(KernelSocket socket, Errno error)
    {
        ArgumentNullException.ThrowIfNull(socket);
        socket.PendingError = error;
    }

    private static void Change(KernelSocket socket, SocketState clear, SocketState set)
    {
        ArgumentNullException.ThrowIfNull(socket);
        socket.ChangeState(clear, set);
    }
}
