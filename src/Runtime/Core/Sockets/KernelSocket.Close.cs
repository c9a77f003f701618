namespace Sockopt;

/// <content>soclose(9) (S12).</content>
public sealed partial class KernelSocket
{
    /// <summary>Closes the socket (soclose(9), S12): aborts the connections that nobody accepted, ends its own, drops what it
    /// has not received and frees it. What the peer has not received yet stays readable there. Calls that wait at the socket
    /// end with EBADF.</summary>
    /// <remarks>With SO_LINGER on it waits until the protocol has delivered what was sent, at most the linger interval; zero
    /// seconds: <see cref="StackProfile.ZeroLingerWaits"/>. A local connection is gone at once, so that nothing lingers
    /// (S12.3).</remarks>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>
    /// The socket is closed all the same (S12.4), but for <see cref="Errno.EBADF"/>: it was closed before; nothing happens.
    /// The error of the protocol's disconnect. <see cref="Errno.EAGAIN"/>: the linger interval is over.
    /// <see cref="Errno.EINTR"/>: cancelled. <see cref="Errno.ENOBUFS"/>: it would have to wait, and too many calls do
    /// (<see cref="StackLimits.MaximumWaiters"/>).
    /// </returns>
    public Errno Close(CancellationToken cancellation = default)
    {
        CloseCall call = new(this);
        return ThreadWaiter.Run<CloseCall, Errno>(ref call, cancellation);
    }

    /// <summary>Closes the socket (soclose(9), S12).</summary>
    /// <inheritdoc cref="Close"/>
    public ValueTask<Errno> CloseAsync(CancellationToken cancellation = default)
    {
        CloseCall call = new(this);
        return Stack.Closes.Run(ref call, cancellation);
    }

    /// <summary>Closes the socket, as <see cref="Close"/>.</summary>
    public void Dispose() => Close();

    /// <summary>How long a close waits for the connection to go.</summary>
    internal TimeSpan LingerTime =>
        _values.Linger.Interval > TimeSpan.Zero ? _values.Linger.Interval : Timeout.InfiniteTimeSpan;

    /// <summary>One attempt of a close.</summary>
    internal bool AttemptClose(ref bool hasBegun, Waiter? waiter, out Errno error)
    {
        using StackGate.Hold stack = Stack.Gate.Enter();
        using ConnectionHold hold = Hold();
        error = Errno.Success;
        if (!hasBegun)
        {
            if (IsClosed)
            {
                error = Errno.EBADF;
                return true;
            }

            error = BeginClosing();
            if (error != Errno.Success || !Lingers)
            {
                Abandon();
                return true;
            }

            hasBegun = true;
        }

        // S12.3
        if (Is(SocketState.Connected))
        {
            Enqueue(waiter, WaitFor.Connection);
            return false;
        }

        Abandon();
        return true;
    }

    /// <summary>Ends a close that waits. The socket is closed (S12.4).</summary>
    internal Errno InterruptClose(bool hasBegun, Errno reason)
    {
        if (hasBegun)
        {
            using StackGate.Hold stack = Stack.Gate.Enter();
            using ConnectionHold hold = Hold();
            Abandon();
        }

        return reason;
    }

    /// <summary>Gives up everything that the socket has (sofree). Under the lock of the stack and of the connection.</summary>
    internal void Abandon()
    {
        Protocol.Detach(this);
        Free();
        Stack.Forget();
    }

    /// <summary>Marks the socket closed and gives its storage back. Under the lock of the connection.</summary>
    internal void Free()
    {
        ChangeState(SocketState.None, SocketState.NoDescriptor);
        FlushReceived();
        SendBuffer.Flush();
    }

    // S12.3: whether the protocol is still delivering, and somebody wants to wait for that.
    private bool Lingers =>
        _values.Linger.Enabled
        && (Profile.ZeroLingerWaits || _values.Linger.Interval > TimeSpan.Zero)
        && Is(SocketState.Connected)
        && !(Is(SocketState.Disconnecting) && NonBlocking);

    private Errno BeginClosing()
    {
        ChangeState(SocketState.None, SocketState.NoDescriptor);
        Wake(WaitFor.Anything);
        StopListening();
        StopAwaitingRoom();

        // S12.2
        return Is(SocketState.Connected) && !Is(SocketState.Disconnecting)
            ? Protocol.Disconnect(this)
            : Errno.Success;
    }
}
