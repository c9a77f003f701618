namespace Sockopt;

/// <content>Whether a call would have to wait: asked or waited for (S8.6, S17).</content>
public sealed partial class KernelSocket
{
    /// <summary>Whether a receive would not have to wait (soreadable, S8.6): as many bytes as SO_RCVLOWAT are there, a
    /// connection can be accepted, nothing more will arrive, or an error is pending.</summary>
    /// <remarks>This is the predicate of the BSDs under every profile; what poll(2) says is <see cref="Poll(PollEvents)"/>.
    /// False once the socket is closed.</remarks>
    public bool IsReadable
    {
        get
        {
            using ConnectionHold hold = Hold();
            return !IsClosed && Readable;
        }
    }

    /// <summary>Whether a send would not have to wait (sowriteable, S8.6): there is space for as many bytes as SO_SNDLOWAT and
    /// the connection that the protocol requires, nothing more can be sent, or an error is pending.</summary>
    /// <remarks>As for <see cref="IsReadable"/>.</remarks>
    public bool IsWritable
    {
        get
        {
            using ConnectionHold hold = Hold();
            return !IsClosed && Writable;
        }
    }

    /// <summary>How many bytes are there to receive (FIONREAD, S17.3); of datagrams
    /// <see cref="StackProfile.AvailableIsFirstDatagram"/>. Zero once the socket is closed.</summary>
    public int Available
    {
        get
        {
            using ConnectionHold hold = Hold();
            bool countsFirst = Profile.AvailableIsFirstDatagram && HasMessage && !Protocol.RequiresConnection;
            return countsFirst ? _records!.FirstLength : ReceiveBuffer.Count;
        }
    }

    private bool Readable =>
        Received >= ReceiveBuffer.LowWater
        || Is(SocketState.CannotReceiveMore)
        || HasPendingError
        || HasConnections;

    // An empty message is one nevertheless.
    private long Received => Math.Max((long)ReceiveBuffer.Count + ReceiveBuffer.Overhead, HasMessage ? 1 : 0);

    private bool Writable =>
        (SendBuffer.Space >= SendBuffer.LowWater && (Is(SocketState.Connected) || !Protocol.RequiresConnection))
        || Is(SocketState.CannotSendMore)
        || HasPendingError;

    // As Linux wakes senders: from three quarters of free space on.
    private bool IsRoomy => 4L * (SendBuffer.Count + SendBuffer.Charged) <= SendBuffer.HighWater;

    /// <summary>What the socket is ready for at this moment (poll(2) without a wait, S17.1).</summary>
    /// <param name="interest">What is asked for.</param>
    /// <returns>What of it is so, and what is told unasked.</returns>
    public PollEvents Poll(PollEvents interest)
    {
        using ConnectionHold hold = Hold();
        return Ready(interest);
    }

    /// <summary>Waits until the socket is ready for something (poll(2), S17.1).</summary>
    /// <param name="interest">What is asked for.</param>
    /// <param name="timeout">How long to wait, or <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>What the socket is ready for; <see cref="PollEvents.None"/> after the timeout or a cancellation, and at once if
    /// too many calls wait (<see cref="StackLimits.MaximumWaiters"/>).</returns>
    /// <exception cref="ArgumentOutOfRangeException">The timeout is negative, and not infinite.</exception>
    public PollEvents Poll(PollEvents interest, TimeSpan timeout, CancellationToken cancellation = default)
    {
        ThrowIfNoTimeout(timeout);
        PollCall call = new(this, interest, timeout);
        return ThreadWaiter.Run<PollCall, PollEvents>(ref call, cancellation);
    }

    /// <summary>Waits until the socket is ready for something (poll(2), S17.1).</summary>
    /// <inheritdoc cref="Poll(PollEvents, TimeSpan, CancellationToken)"/>
    public ValueTask<PollEvents> PollAsync(PollEvents interest, TimeSpan timeout, CancellationToken cancellation = default)
    {
        ThrowIfNoTimeout(timeout);
        PollCall call = new(this, interest, timeout);
        return Stack.Polls.Run(ref call, cancellation);
    }

    internal bool AttemptPoll(PollEvents interest, TimeSpan timeout, Waiter? waiter, out PollEvents ready)
    {
        using ConnectionHold hold = Hold();
        ready = Ready(interest);
        if (ready != PollEvents.None || timeout == TimeSpan.Zero)
        {
            return true;
        }

        // Trouble, which is told unasked, comes by either side.
        WaitFor side = (interest & PollEvents.Out) != 0 ? WaitFor.Receive | WaitFor.Send : WaitFor.Receive;
        Enqueue(waiter, side);
        return false;
    }

    private static void ThrowIfNoTimeout(TimeSpan timeout)
    {
        if (timeout != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(timeout, TimeSpan.Zero);
        }
    }

    private PollEvents Ready(PollEvents interest)
    {
        if (IsClosed)
        {
            return PollEvents.Invalid;
        }

        PollEvents ready = Profile.PollTellsHangUp ? ReadyAndHungUp() : ReadyAsPredicates();
        return ready & (interest | PollEvents.Error | PollEvents.HangUp);
    }

    private PollEvents ReadyAsPredicates() =>
        (Readable ? PollEvents.In : PollEvents.None)
        | (Writable ? PollEvents.Out : PollEvents.None)
        | Urgent;

    // As Linux has it for local streams: each condition is told by its own bit.
    private PollEvents ReadyAndHungUp()
    {
        bool noMoreIn = Is(SocketState.CannotReceiveMore);
        bool noMoreOut = Is(SocketState.CannotSendMore);
        bool isConnecting = Is(SocketState.Connecting);
        bool isIdle = !Is(SocketState.Connected | SocketState.Connecting | SocketState.Disconnected)
            && !IsListening
            && Protocol.RequiresConnection;
        PollEvents ready = Urgent;
        ready |= Received > 0 || HasConnections || HoldsEmptyMark ? PollEvents.In : PollEvents.None;
        ready |= noMoreIn ? PollEvents.In | PollEvents.ReceiveHangUp : PollEvents.None;
        ready |= (noMoreIn && noMoreOut) || isIdle ? PollEvents.HangUp : PollEvents.None;
        ready |= HasPendingError ? PollEvents.Error : PollEvents.None;
        ready |= !IsListening && !isConnecting && IsRoomy && Protocol.HasRoom(this) ? PollEvents.Out : PollEvents.None;
        return ready;
    }
}
