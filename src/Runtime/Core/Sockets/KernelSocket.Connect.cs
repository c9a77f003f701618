namespace Sockopt;

/// <content>soconnect(9) and connect(2).</content>
public sealed partial class KernelSocket
{
    /// <summary>Begins to connect, and does not wait for it (soconnect(9), S6.1 to S6.4).</summary>
    /// <param name="name">Whom to connect to.</param>
    /// <param name="caller">Who must be allowed to, and what the peer reads with SO_PEERCRED; null for the socket's own
    /// <see cref="Credential"/>.</param>
    /// <returns>
    /// <see cref="Errno.Success"/>: it is connected, or <see cref="SocketState.Connecting"/> tells that it is not yet; then
    /// <see cref="PollAsync"/> or an upcall tells when that changes, and SO_ERROR how it ended. Otherwise, in the order of
    /// the checks: <see cref="Errno.EBADF"/>: closed. <see cref="StackProfile.ConnectOfListener"/>: it listens.
    /// <see cref="Errno.EISCONN"/>: it is connected or connecting already. Any error of the protocol; those of the local
    /// domain are at <see cref="LocalDomain"/>. After an error it is not connecting.
    /// </returns>
    public Errno StartConnect(SocketName name, Credential? caller = null)
    {
        using StackGate.Hold stack = Stack.Gate.Enter();
        using ConnectionHold hold = Hold();
        Errno error = IsClosed ? Errno.EBADF : BeginConnecting(name, caller);

        // It may have got another lock.
        using ConnectionHold newHold = Hold();
        GiveUpRoom();
        return error;
    }

    /// <summary>Connects, and waits until that is done (connect(2), S6.5).</summary>
    /// <returns>The errors of <see cref="ConnectAsync"/>.</returns>
    /// <inheritdoc cref="ConnectAsync"/>
    public Errno Connect(SocketName name, Credential? caller = null, CancellationToken cancellation = default)
    {
        ConnectCall call = new(this, name, caller);
        return ThreadWaiter.Run<ConnectCall, Errno>(ref call, cancellation);
    }

    /// <summary>Connects, and waits until that is done (connect(2), S6.5).</summary>
    /// <param name="name">Whom to connect to.</param>
    /// <param name="caller">Who must be allowed to, and what the peer reads with SO_PEERCRED; null for the socket's own
    /// <see cref="Credential"/>.</param>
    /// <param name="cancellation">Ends the wait, but not the attempt: a later connect says EALREADY.</param>
    /// <returns>
    /// <see cref="Errno.Success"/>: connected. Otherwise, in the order of the checks: <see cref="Errno.EBADF"/>: closed.
    /// <see cref="Errno.EALREADY"/>: an attempt is going on. The errors of <see cref="StartConnect"/>.
    /// <see cref="Errno.EINPROGRESS"/>: the socket does not block, and the attempt goes on.
    /// <see cref="Errno.EAGAIN"/>: the listener's queue is full, and the socket does not block or SO_SNDTIMEO is over, under
    /// a profile that waits for room in it (<see cref="StackProfile.FullBacklogIsWaitedFor"/>).
    /// <see cref="Errno.EINTR"/>: cancelled. <see cref="Errno.ENOBUFS"/>: too many calls wait
    /// (<see cref="StackLimits.MaximumWaiters"/>). The error that ended the attempt, such as ECONNREFUSED, or the one that was
    /// pending before it (<see cref="StackProfile.ConnectTakesPendingError"/>).
    /// </returns>
    public ValueTask<Errno> ConnectAsync(
        SocketName name, Credential? caller = null, CancellationToken cancellation = default)
    {
        ConnectCall call = new(this, name, caller);
        return Stack.Connects.Run(ref call, cancellation);
    }

    /// <summary>One attempt of connect(2).</summary>
    internal bool AttemptConnect(
        in SocketName name, Credential? caller, ref bool hasBegun, Waiter? waiter, out Errno error)
    {
        using StackGate.Hold stack = Stack.Gate.Enter();
        using ConnectionHold hold = Hold();
        error = IsClosed ? Errno.EBADF : hasBegun ? Errno.Success : BeginWaiting(name, caller);

        // It may have got another lock.
        using ConnectionHold newHold = Hold();
        if (error == Errno.EAGAIN && _lacksRoom && !SendsAtOnce)
        {
            Enqueue(waiter, WaitFor.Connection);
            return false;
        }

        if (error != Errno.Success)
        {
            GiveUpRoom();
            return true;
        }

        bool isDoneAtOnce = !hasBegun && !Is(SocketState.Connecting);
        hasBegun = true;
        if (Is(SocketState.Connecting) && !HasPendingError)
        {
            if (!NonBlocking)
            {
                Enqueue(waiter, WaitFor.Connection);
                return false;
            }

            error = Errno.EINPROGRESS;
            return true;
        }

        // An error that is pending then was pending before.
        error = isDoneAtOnce && !Profile.ConnectTakesPendingError ? Errno.Success : TakePendingError();
        if (error != Errno.Success)
        {
            ChangeState(SocketState.Connecting, SocketState.None);
        }

        return true;
    }

    /// <summary>Ends a connect that waits. An attempt that has begun goes on.</summary>
    internal Errno InterruptConnect(Errno reason)
    {
        using StackGate.Hold stack = Stack.Gate.Enter();
        using ConnectionHold hold = Hold();
        GiveUpRoom();
        return reason;
    }

    /// <summary>Whether the socket may connect (S6.1, S6.2).</summary>
    internal Errno CheckConnect() =>
        IsListening ? Profile.ConnectOfListener
        : Protocol.RequiresConnection && !MayConnect ? Errno.EISCONN
        : Errno.Success;

    private bool MayConnect =>
        !Is(SocketState.Connected | SocketState.Connecting) && !(Is(SocketState.Disconnected) && Profile.ConnectionIsForLife);

    // S6.5: connect(2) looks for an attempt before soconnect does.
    private Errno BeginWaiting(in SocketName name, Credential? caller) =>
        Is(SocketState.Connecting) ? Errno.EALREADY : BeginConnecting(name, caller);

    private Errno BeginConnecting(in SocketName name, Credential? caller)
    {
        Errno error = Protocol.RequiresConnection && Profile.ConnectLooksUpNameFirst ? Errno.Success : CheckConnect();
        if (error != Errno.Success)
        {
            return error;
        }

        // S6.2: without a connection that is required, connecting again means connecting to another one.
        if (Is(SocketState.Connected | SocketState.Connecting)
            && !Protocol.RequiresConnection
            && !Profile.ConnectLooksUpNameFirst
            && Disconnect() != Errno.Success)
        {
            return Errno.EISCONN;
        }

        _lacksRoom = false;
        bool wasConnecting = Is(SocketState.Connecting);
        error = Protocol.Connect(this, name, caller ?? Credential);
        if (error != Errno.Success && !wasConnecting)
        {
            // socreate(9) leaves this to the caller, among its bugs.
            ChangeState(SocketState.Connecting, SocketState.None);
        }

        return error;
    }

    // sodisconnect (S6.6)
    private Errno Disconnect() =>
        !Is(SocketState.Connected) ? Errno.ENOTCONN
        : Is(SocketState.Disconnecting) ? Errno.EALREADY
        : Protocol.Disconnect(this);
}
