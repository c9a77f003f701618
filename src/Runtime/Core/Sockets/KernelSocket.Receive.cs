using System.Buffers;
using System.Runtime.CompilerServices;

namespace Sockopt;

/// <content>soreceive(9).</content>
public sealed partial class KernelSocket
{
    // sblock on so_rcv: a call copies what it took, or waits for the rest of what it wants.
    private bool _receiveLocked;

    // Without the lock, so that it may be wrong, and the attempt finds out: with nothing there it is worth none without a waiter.
    private bool SeemsToHaveData => ReceiveBuffer.Count > 0 || ReceiveBuffer.Records > 0;

    // Who wants bytes only.
    private static ref ReceivedControl NoControl => ref Unsafe.NullRef<ReceivedControl>();

    /// <summary>Receives bytes (soreceive(9) with a uio, S9).</summary>
    /// <param name="destination">Where they go.</param>
    /// <param name="flags"><see cref="MessageFlags.Peek"/>, <see cref="MessageFlags.WaitAll"/>,
    /// <see cref="MessageFlags.OutOfBand"/>, <see cref="MessageFlags.Truncated"/> and <see cref="MessageFlags.DontWait"/> as they
    /// say; the others mean nothing to a receive.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>
    /// How many bytes there were, at most as many as fit; of messages those of one, and what does not fit is lost. Zero at the
    /// end of the stream. Otherwise, in the order of the checks: <see cref="Errno.EBADF"/>: closed.
    /// <see cref="Errno.EOPNOTSUPP"/> and others of the protocol: MSG_OOB. The pending error, once nothing is queued before it,
    /// or for messages before them (<see cref="StackProfile.MessageIsCheckedFirst"/>); it is cleared (with MSG_PEEK:
    /// <see cref="StackProfile.PeekKeepsError"/>). <see cref="Protocol.ReceiveUnconnected"/>: not connected, and the
    /// protocol requires it. <see cref="Errno.EAGAIN"/>: nothing is there, and the call does not wait, or SO_RCVTIMEO is
    /// over. <see cref="Errno.EINTR"/>: cancelled. <see cref="Errno.ENOBUFS"/>: too many calls wait
    /// (<see cref="StackLimits.MaximumWaiters"/>). What was taken before the wait ended is a success.
    /// </returns>
    public IoResult Receive(
        Span<byte> destination, MessageFlags flags = MessageFlags.None, CancellationToken cancellation = default)
    {
        ReceiveProgress progress = new(destination.Length, flags);
        return AttemptReceive(destination, ref progress, ref NoControl, waiter: null, out IoResult result)
            ? result
            : WaitToReceive(destination, progress, cancellation);
    }

    /// <summary>Receives bytes.</summary>
    /// <inheritdoc cref="Receive(Span{byte}, MessageFlags, CancellationToken)"/>
    public ValueTask<IoResult> ReceiveAsync(
        Memory<byte> destination, MessageFlags flags = MessageFlags.None, CancellationToken cancellation = default)
    {
        ReceiveMemoryCall call = new(this, destination, flags);
        return SeemsToHaveData
            ? Stack.Receives.Run(ref call, cancellation)
            : Stack.Receives.Wait(ref call, cancellation);
    }

    /// <summary>Takes bytes out as an mbuf chain, without copying them (soreceive(9) with mp0, S9).</summary>
    /// <param name="count">How many bytes at most.</param>
    /// <param name="flags">As for memory. With <see cref="MessageFlags.Peek"/> the chain shares its storage with the
    /// buffer.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The chain, which the caller owns, or the errors as for memory.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public ChainResult ReceiveChain(
        int count, MessageFlags flags = MessageFlags.None, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ReceiveChainCall call = new(this, count, flags);
        return ThreadWaiter.Run<ReceiveChainCall, ChainResult>(ref call, cancellation);
    }

    /// <summary>Takes bytes out as an mbuf chain, without copying them.</summary>
    /// <inheritdoc cref="ReceiveChain"/>
    public ValueTask<ChainResult> ReceiveChainAsync(
        int count, MessageFlags flags = MessageFlags.None, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ReceiveChainCall call = new(this, count, flags);
        return SeemsToHaveData
            ? Stack.ChainReceives.Run(ref call, cancellation)
            : Stack.ChainReceives.Wait(ref call, cancellation);
    }

    /// <summary>One attempt to receive into memory.</summary>
    /// <param name="destination">Where the bytes go.</param>
    /// <param name="progress">How far it has got.</param>
    /// <param name="control">What else the caller wants; a null reference if nothing.</param>
    /// <param name="waiter">Who waits if nothing is there.</param>
    /// <param name="result">How it ended.</param>
    /// <returns>Whether it ended; otherwise it waits, and may already go on elsewhere.</returns>
    internal bool AttemptReceive(
        Span<byte> destination,
        ref ReceiveProgress progress,
        ref ReceivedControl control,
        Waiter? waiter,
        out IoResult result)
    {
        AttemptOutcome outcome = AttemptReceiveHeld(destination, ref progress, ref control, waiter, out result);
        if (outcome != AttemptOutcome.NeedsStack)
        {
            return outcome == AttemptOutcome.Ended;
        }

        using StackGate.Hold stack = EnterStackToReceive();
        return AttemptReceiveHeld(destination, ref progress, ref control, waiter, out result) == AttemptOutcome.Ended;
    }

    /// <summary>One attempt to take an mbuf chain.</summary>
    internal bool AttemptReceive(ref MbufChain taken, ref ReceiveProgress progress, Waiter? waiter, out IoResult result)
    {
        AttemptOutcome outcome = AttemptReceiveHeld(ref taken, ref progress, waiter, out result);
        if (outcome != AttemptOutcome.NeedsStack)
        {
            return outcome == AttemptOutcome.Ended;
        }

        using StackGate.Hold stack = EnterStackToReceive();
        return AttemptReceiveHeld(ref taken, ref progress, waiter, out result) == AttemptOutcome.Ended;
    }

    /// <summary>Ends a receive that waits.</summary>
    internal IoResult InterruptReceive(ref ReceiveProgress progress, Errno reason)
    {
        using ConnectionHold hold = Hold();
        return End(ref progress, reason);
    }

    // What was taken before would be lost with the thread's interrupt, and who took it may keep others out.
    private StackGate.Hold EnterStackToReceive() => Stack.Gate.EnterSurely();

    [MethodImpl(MethodImplOptions.NoInlining)] // As for a send.
    private AttemptOutcome AttemptReceiveHeld(
        Span<byte> destination,
        ref ReceiveProgress progress,
        ref ReceivedControl control,
        Waiter? waiter,
        out IoResult result)
    {
        ConnectionHold hold = Hold();
        try
        {
            if (ReceiveBuffer.Count < LargeCopy && HasPlainBytes(progress) && Unsafe.IsNullRef(ref control))
            {
                int there = Math.Min(progress.Rest, ReceiveBuffer.Count);
                ReceiveBuffer.Take(destination.Slice(progress.Taken, there));
                progress.Taken += there;
                TellOfTakenData();
                result = End(ref progress, Errno.Success);
                return AttemptOutcome.Ended;
            }

            if (progress.Has(MessageFlags.OutOfBand) && !IsClosed)
            {
                result = ReceiveOutOfBand(destination, progress.Flags);
                return AttemptOutcome.Ended;
            }

            while (true)
            {
                ReceiveStep step = NextStep(progress);
                if (step.Action != ReceiveAction.Deliver)
                {
                    return EndOrWait(step, ref progress, waiter, out result);
                }

                int count = Deliverable(progress);
                if (RefusesRights(count, progress, ref control))
                {
                    result = End(ref progress, Errno.EMSGSIZE);
                    return AttemptOutcome.Ended;
                }

                Span<byte> rest = destination[progress.Taken..];
                if (progress.Has(MessageFlags.Peek))
                {
                    Peek(rest[..count]);
                    PeekControl(count, ref progress, ref control);
                    progress.Taken += count;
                }
                else if (count < LargeCopy)
                {
                    ReceiveBuffer.Take(rest[..count]);
                    Delivered(count, ref progress, ref control);
                }
                else
                {
                    CopyLargePart(rest[..count], ref progress, ref control, ref hold);
                }

                if (HasEnough(progress))
                {
                    result = End(ref progress, Errno.Success);
                    return AttemptOutcome.Ended;
                }
            }
        }
        finally
        {
            hold.Dispose();
        }
    }

    private AttemptOutcome AttemptReceiveHeld(
        ref MbufChain taken, ref ReceiveProgress progress, Waiter? waiter, out IoResult result)
    {
        using ConnectionHold hold = Hold();
        if (progress.Taken == 0 && HasPlainBytes(progress))
        {
            progress.Taken = Math.Min(progress.Rest, ReceiveBuffer.Count);
            taken = ReceiveBuffer.Take(progress.Taken);
            TellOfTakenData();
            result = End(ref progress, Errno.Success);
            return AttemptOutcome.Ended;
        }

        if (progress.Has(MessageFlags.OutOfBand) && !IsClosed)
        {
            result = ReceiveOutOfBand(ref taken, progress);
            return AttemptOutcome.Ended;
        }

        while (true)
        {
            ReceiveStep step = NextStep(progress);
            if (step.Action != ReceiveAction.Deliver)
            {
                return EndOrWait(step, ref progress, waiter, out result);
            }

            int count = Deliverable(progress);
            if (progress.Has(MessageFlags.Peek))
            {
                taken = PeekChain(count);
                PeekControl(count, ref progress, ref NoControl);
                progress.Taken += count;
            }
            else
            {
                taken = MbufChain.Join(taken, ReceiveBuffer.Take(count));
                Delivered(count, ref progress, ref NoControl);
            }

            if (HasEnough(progress))
            {
                result = End(ref progress, Errno.Success);
                return AttemptOutcome.Ended;
            }
        }
    }

    // The call as a struct is made only for one that waits, as for a send.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private IoResult WaitToReceive(Span<byte> destination, ReceiveProgress progress, CancellationToken cancellation)
    {
        ReceiveBytesCall call = new(this, destination, progress);
        return ThreadWaiter.Wait<ReceiveBytesCall, IoResult>(ref call, cancellation);
    }

    private void Peek(Span<byte> destination)
    {
        if (SkipsUrgentByte)
        {
            ReceiveBuffer.Data.Slice(1, destination.Length).CopyTo(destination);
        }
        else
        {
            ReceiveBuffer.Peek(destination);
        }
    }

    private MbufChain PeekChain(int count)
    {
        if (!SkipsUrgentByte)
        {
            return ReceiveBuffer.Copy(count);
        }

        ReceiveBuffer.Copy(count + 1).Split(1, out MbufChain urgent, out MbufChain behind);
        urgent.Dispose();
        return behind;
    }

    // Bytes have left the buffer: S9.7, S9.9.
    private void Delivered(int count, ref ReceiveProgress progress, ref ReceivedControl control)
    {
        progress.Taken += count;
        if (_records is not null)
        {
            TakeRecord(count, ref progress, ref control);
        }

        if (!KeepsMessages && !Unsafe.IsNullRef(ref control))
        {
            TellSender(default, ref control);
        }

        if (_urgent != UrgentByte.None)
        {
            MoveUrgent(_urgent, _urgentOffset - count);
        }

        TellOfTakenData();
    }

    private void TellOfTakenData()
    {
        if ((Protocol.Flags & ProtocolFlags.WantsReceived) != 0)
        {
            Protocol.Received(this);
        }
    }

    // Nobody else receives meanwhile, but anything else may happen: the peer may already fill the space.
    private void CopyLargePart(
        Span<byte> destination, ref ReceiveProgress progress, ref ReceivedControl control, ref ConnectionHold hold)
    {
        MbufChain chain = ReceiveBuffer.Take(destination.Length);
        Delivered(destination.Length, ref progress, ref control);
        _receiveLocked = true;
        hold.Dispose();
        try
        {
            chain.CopyTo(destination);
            chain.Dispose();
        }
        finally
        {
            hold = HoldSurely();
            if (!progress.HoldsLock)
            {
                Unlock();
            }
        }
    }

    private AttemptOutcome EndOrWait(ReceiveStep step, ref ReceiveProgress progress, Waiter? waiter, out IoResult result)
    {
        if (step.Action == ReceiveAction.End)
        {
            result = End(ref progress, step.Errno);
            return AttemptOutcome.Ended;
        }

        // S9.8: who has taken a part of what it waits for keeps the others out until it has the rest.
        if (progress.Taken > 0 && !Profile.ReceiveTakesWhileWaiting)
        {
            progress.HoldsLock = true;
            _receiveLocked = true;
        }

        if (step.Action == ReceiveAction.GetStack)
        {
            result = default;
            return AttemptOutcome.NeedsStack;
        }

        Enqueue(waiter, step.Obstacle, step.Needs);
        result = default;
        return AttemptOutcome.Waits;
    }

    private IoResult End(ref ReceiveProgress progress, Errno error)
    {
        if (progress.HoldsLock)
        {
            Unlock();
        }

        if (error != Errno.Success && progress.Taken == 0)
        {
            return IoResult.Failed(error);
        }

        // S9.12
        bool tellsLength = progress.Has(MessageFlags.Truncated) && Profile.TruncateFlagTellsLength;
        int count = progress.Taken + (tellsLength ? progress.Cut : 0);
        return new IoResult(count, ResultFlags(progress.Flags) | progress.Told, Errno.Success);
    }

    // S9.11, S9.1
    private MessageFlags ResultFlags(MessageFlags flags) =>
        !Profile.ReceiveEchoesFlags ? MessageFlags.None
        : NonBlocking ? flags | MessageFlags.DontWait
        : flags;

    private void Unlock()
    {
        _receiveLocked = false;
        Wake(WaitFor.ReceiveLock);
    }
}
