namespace Sockopt;

/// <content>accept(2) and soaccept(9) (S5).</content>
public sealed partial class KernelSocket
{
    /// <summary>Takes the first connection that waits to be accepted, or waits for one (accept(2), soaccept(9), S5).</summary>
    /// <param name="socket">The new socket, connected; null if there is an error.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The errors of <see cref="AcceptAsync"/>.</returns>
    public Errno Accept(out KernelSocket? socket, CancellationToken cancellation = default)
    {
        Errno error = Accept(out socket, out _, cancellation);
        return error;
    }

    /// <summary>Takes the first connection that waits to be accepted, or waits for one (accept(2), soaccept(9), S5).</summary>
    /// <param name="socket">The new socket, connected; null if there is an error.</param>
    /// <param name="peerName">The name of the socket at the other end.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The errors of <see cref="AcceptAsync"/>.</returns>
    public Errno Accept(out KernelSocket? socket, out SocketName peerName, CancellationToken cancellation = default)
    {
        AcceptCall call = new(this);
        (socket, peerName, Errno error) = ThreadWaiter.Run<AcceptCall, AcceptResult>(ref call, cancellation);
        return error;
    }

    /// <summary>Takes the first connection that waits to be accepted, or waits for one (accept(2), soaccept(9), S5).</summary>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>
    /// The new socket, which does not block if the listener does not and the profile says so
    /// (<see cref="StackProfile.AcceptInheritsNonBlocking"/>). Otherwise, in the order of the checks:
    /// <see cref="Errno.EBADF"/>: closed. <see cref="Errno.EINVAL"/>: it does not listen; if its protocol has no connections,
    /// <see cref="StackProfile.AcceptWithoutConnections"/>. <see cref="Errno.EAGAIN"/>: no
    /// connection waits, and the call does not either, or no longer (<see cref="StackProfile.AcceptTimesOut"/>). <see
    /// cref="StackProfile.AcceptAfterShutdown"/>: none waits, and the listener was shut down. The pending error, which is
    /// cleared. <see cref="Errno.ECONNABORTED"/>: the connection is gone again, and the protocol says so
    /// (<see cref="ProtocolFlags.AbortAcceptDisconnected"/>). <see cref="Errno.EINTR"/>: cancelled.
    /// <see cref="Errno.ENOBUFS"/>: too many calls wait (<see cref="StackLimits.MaximumWaiters"/>).
    /// </returns>
    public ValueTask<AcceptResult> AcceptAsync(CancellationToken cancellation = default)
    {
        AcceptCall call = new(this);
        return Stack.Accepts.Run(ref call, cancellation);
    }

    internal TimeSpan AcceptTimeout => Profile.AcceptTimesOut ? ReceiveTimeout : Timeout.InfiniteTimeSpan;

    internal bool AttemptAccept(Waiter? waiter, out AcceptResult result)
    {
        using StackGate.Hold stack = Stack.Gate.Enter();
        using ConnectionHold hold = Hold();
        Errno error = CheckAccept(out bool mustWait);
        if (mustWait && (NonBlocking || (Profile.AcceptTimesOut && ReceivesAtOnce)))
        {
            error = Errno.EAGAIN;
        }
        else if (mustWait)
        {
            Enqueue(waiter, WaitFor.Receive);
            result = default;
            return false;
        }

        result = error == Errno.Success ? AcceptFirst() : AcceptResult.Failed(error);
        return true;
    }

    // S5.4
    private Errno CheckAccept(out bool mustWait)
    {
        mustWait = false;
        if (IsClosed)
        {
            return Errno.EBADF;
        }

        if (!IsListening)
        {
            return Protocol.RequiresConnection ? Errno.EINVAL : Profile.AcceptWithoutConnections;
        }

        if (HasConnections)
        {
            return Errno.Success;
        }

        if (Is(SocketState.CannotReceiveMore))
        {
            return NonBlocking ? Profile.AcceptAfterShutdownAtOnce : Profile.AcceptAfterShutdown;
        }

        if (HasPendingError && !NonBlocking)
        {
            return TakePendingError();
        }

        mustWait = true;
        return Errno.Success;
    }

    // S5.5, S5.6
    private AcceptResult AcceptFirst()
    {
        KernelSocket child = _connections!.Dequeue();
        child.Listener = null;
        _connections.TellOfRoom();
        using ConnectionHold hold = child.HoldSurely();
        child.ChangeState(SocketState.NoDescriptor, SocketState.None);
        if (child.Is(SocketState.Disconnected) && (Protocol.Flags & ProtocolFlags.AbortAcceptDisconnected) != 0)
        {
            child.Abandon();
            return AcceptResult.Failed(Errno.ECONNABORTED);
        }

        Errno error = Protocol.Accept(child, out SocketName peerName);
        if (error != Errno.Success)
        {
            child.Abandon();
            return AcceptResult.Failed(error);
        }

        if (NonBlocking && Profile.AcceptInheritsNonBlocking)
        {
            child.ChangeState(SocketState.None, SocketState.NonBlocking);
        }

        return new AcceptResult(child, peerName, Errno.Success);
    }
}
