namespace Sockopt;

/// <content>What a receive does next: what there is for it, whether that is enough, and why there will be no more (S9.3, S9.4,
/// S9.8).</content>
public sealed partial class KernelSocket
{
    // Most receives: a stream has bytes, enough of them, and nothing else. Whatever else there is to ask has no answer then that
    // would change anything.
    private bool HasPlainBytes(in ReceiveProgress progress)
    {
        int queued = ReceiveBuffer.Count;
        return queued > 0
            && queued >= Math.Min(progress.Rest, ReceiveBuffer.LowWater)
            && (progress.Flags & ~MessageFlags.DontWait) == 0
            && (_state & (int)(SocketState.Connected | SocketState.NoDescriptor)) == (int)SocketState.Connected
            && _records is null
            && _urgent == UrgentByte.None
            && !_receiveLocked;
    }

    // S9.3, S9.4, in this order.
    private ReceiveStep NextStep(in ReceiveProgress progress)
    {
        if (IsClosed)
        {
            return ReceiveStep.Fail(Errno.EBADF);
        }

        // Rights leave a buffer under the lock of the stack.
        if (_records is { HasRights: true } && !Stack.Gate.IsHeldHere)
        {
            return ReceiveStep.GetStack;
        }

        if (Profile.ConnectionIsCheckedFirst && WasNeverConnected && Protocol.RequiresConnection)
        {
            return ReceiveStep.Fail(Protocol.ReceiveUnconnected);
        }

        if (_receiveLocked && !progress.HoldsLock)
        {
            return MayWait(progress)
                ? ReceiveStep.Wait(WaitFor.ReceiveLock, needs: 0)
                : ReceiveStep.Fail(Errno.EAGAIN);
        }

        if (KeepsMessages)
        {
            return NextMessageStep(progress);
        }

        // S9.7: a mark that came up to here while the call waited ends it.
        if (progress.Taken > 0 && IsAtMark)
        {
            return ReceiveStep.End;
        }

        // S18.1: and so do rights that came up to here, where they may only begin a receive.
        if (progress.Taken > 0 && _records is { BeginsHere: true } && !Profile.ReceiveStopsBehindRights)
        {
            return ReceiveStep.End;
        }

        bool isPeek = progress.Has(MessageFlags.Peek);
        if (!isPeek)
        {
            PassMark();
        }

        long needs = Needs(progress);
        int queued = Queued(isPeek);
        if (queued > 0 && (queued >= needs || IsBeforeMark || queued >= RightsLimit || !MayWait(progress)))
        {
            return ReceiveStep.Deliver;
        }

        return NextStepWithoutEnough(progress, queued, needs);
    }

    private ReceiveStep NextMessageStep(in ReceiveProgress progress)
    {
        if (HasPendingError && Profile.MessageIsCheckedFirst)
        {
            return EndWithPendingError(progress);
        }

        if (HasMessage)
        {
            return ReceiveStep.Deliver;
        }

        // To Linux only a connection has an end; a datagram socket that waits learns that nothing will come.
        bool seesEnd = Protocol.RequiresConnection || Profile.DatagramsSeeTheEnd || MayWait(progress);
        return Is(SocketState.CannotReceiveMore) && !seesEnd && !HasPendingError
            ? ReceiveStep.Fail(Errno.EAGAIN)
            : NextStepWithoutEnough(progress, queued: 0, needs: 0);
    }

    // S9.4a to g; c is about what a stream does not have. In S9.8 the same stops the wait for the rest.
    private ReceiveStep NextStepWithoutEnough(in ReceiveProgress progress, int queued, long needs)
    {
        if (HasPendingError)
        {
            return queued > 0 ? ReceiveStep.Deliver : EndWithPendingError(progress);
        }

        if (Is(SocketState.CannotReceiveMore))
        {
            return queued > 0 ? ReceiveStep.Deliver : ReceiveStep.End;
        }

        if (!Is(SocketState.Connected | SocketState.Connecting) && Protocol.RequiresConnection)
        {
            return ReceiveStep.Fail(Protocol.ReceiveUnconnected);
        }

        if (progress.Wanted == 0 && Profile.EmptyReceiveOfNothingSucceeds)
        {
            return ReceiveStep.End;
        }

        return MayWait(progress) ? ReceiveStep.Wait(WaitFor.Receive, needs) : ReceiveStep.Fail(Errno.EAGAIN);
    }

    // Behind bytes that were taken, Linux forgets the error; the BSDs leave it for the next call (S9.8).
    private ReceiveStep EndWithPendingError(in ReceiveProgress progress)
    {
        if (progress.Taken > 0)
        {
            if (Profile.ShortReceiveTakesError)
            {
                TakePendingError();
            }

            return ReceiveStep.End;
        }

        bool keep = progress.Has(MessageFlags.Peek) && Profile.PeekKeepsError;
        return ReceiveStep.Fail(keep ? PendingError : TakePendingError());
    }

    // From how many bytes on there is something to deliver. Linux takes bytes as they come; the BSDs leave them queued until
    // there are enough, unless more are wanted than the buffer holds (S9.4).
    private long Needs(in ReceiveProgress progress)
    {
        int rest = progress.Rest;
        if (Profile.ReceiveTakesWhileWaiting || progress.HoldsLock)
        {
            return 1;
        }

        bool waitsForAll = progress.Has(MessageFlags.WaitAll) && rest <= ReceiveBuffer.HighWater;
        return waitsForAll ? rest : Math.Min(rest, ReceiveBuffer.LowWater);
    }

    // Whether the call returns after a delivery, or wants more.
    private bool HasEnough(in ReceiveProgress progress)
    {
        if (KeepsMessages
            || progress.Rest == 0
            || progress.Has(MessageFlags.Peek)
            || IsAtMark
            || progress.IsAtBoundary)
        {
            return true;
        }

        bool wantsAll = progress.Has(MessageFlags.WaitAll);
        if (Profile.ReceiveTakesWhileWaiting)
        {
            return progress.Taken >= (wantsAll ? progress.Wanted : ReceiveBuffer.LowWater);
        }

        return !wantsAll;
    }

    private int Deliverable(in ReceiveProgress progress) =>
        _urgent == UrgentByte.None && _records is null
            ? Math.Min(progress.Rest, ReceiveBuffer.Count)
            : DeliverableAtOnce(progress);

    // S9.7, S18.1: not beyond the urgent mark, and the rights of one send.
    private int DeliverableAtOnce(in ReceiveProgress progress)
    {
        if (KeepsMessages)
        {
            return Math.Min(progress.Rest, _records!.FirstLength);
        }

        int count = (int)Math.Min(RightsLimit, Math.Min(progress.Rest, Queued(progress.Has(MessageFlags.Peek))));
        return IsBeforeMark ? Math.Min(count, _urgentOffset) : count;
    }

    // Who only looks does not pass the mark, but looks behind it.
    private int Queued(bool isPeek) => ReceiveBuffer.Count - (isPeek && SkipsUrgentByte ? 1 : 0);

    private bool MayWait(in ReceiveProgress progress) => !ReceivesAtOnce && !progress.Has(MessageFlags.DontWait);
}
