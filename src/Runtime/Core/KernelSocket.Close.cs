namespace Sockopt;

/// <content>soshutdown(9) and soclose(9).</content>
public sealed partial class KernelSocket
{
    /// <summary>Ends one direction of a connection, or both (soshutdown(9), S10). It need not be connected.</summary>
    /// <param name="how">Which direction. What SHUT_RD does with queued data: <see cref="StackProfile.ShutdownDropsUnread"/>;
    /// what the peer notices of it on a local socket: <see cref="StackProfile.ShutdownStopsWriter"/>. Where the peer may go
    /// on and does, what it sends is still delivered: a receive looks at the queue first (S9.4).</param>
    /// <returns><see cref="Errno.EBADF"/>: closed. <see cref="Errno.EINVAL"/>: no such direction. Any error of the protocol
    /// when sending is shut down.</returns>
    public Errno Shutdown(ShutdownHow how)
    {
        lock (Gate)
        {
            if (IsClosed)
            {
                return Errno.EBADF;
            }

            // S10.1
            switch (how)
            {
                case ShutdownHow.Receive:
                    ShutReceiving();
                    return Errno.Success;
                case ShutdownHow.Send:
                    return Protocol.ShutdownSend(this);
                case ShutdownHow.Both:
                    ShutReceiving();
                    return Protocol.ShutdownSend(this);
                default:
                    return Errno.EINVAL;
            }
        }
    }

    /// <summary>Closes the socket (soclose(9), S12): ends its connection, drops what it has not received and frees it. What the
    /// peer has not received yet stays readable there. Nothing lingers, because no call waits (S12.3).</summary>
    /// <returns>The error of the protocol's disconnect; the socket is closed all the same (S12.4).
    /// <see cref="Errno.EBADF"/>: it was closed before; nothing happens.</returns>
    public Errno Close()
    {
        lock (Stack.Gate)
        {
            lock (Gate)
            {
                if (IsClosed)
                {
                    return Errno.EBADF;
                }

                // S12.2
                Errno error = Is(SocketState.Connected) && !Is(SocketState.Disconnecting)
                    ? Protocol.Disconnect(this)
                    : Errno.Success;
                Protocol.Detach(this);
                Free();
                Stack.Forget();
                return error;
            }
        }
    }

    /// <summary>Closes the socket, as <see cref="Close"/>.</summary>
    public void Dispose() => Close();

    // sorflush (S10.2)
    private void ShutReceiving()
    {
        ChangeState(SocketState.None, SocketState.CannotReceiveMore);
        if (Profile.ShutdownDropsUnread)
        {
            ReceiveBuffer.Flush();
            ReceiveBuffer.HighWater = 0;
            ReceiveBuffer.LowWater = 0;
            _values.ReceiveTimeout = TimeSpan.Zero;
            PublishLimits();

            // The bytes are taken, if not by the user: without this the writer would be charged for them until its next
            // send, which it might never be able to make.
            if ((Protocol.Flags & ProtocolFlags.WantsReceived) != 0)
            {
                Protocol.Received(this);
            }
        }

        Protocol.ShutdownReceive(this);
    }
}
