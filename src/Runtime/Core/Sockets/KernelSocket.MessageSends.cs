using System.Buffers;

namespace Sockopt;

/// <content>sosend(9) of a protocol with PR_ATOMIC: a message goes as a whole (S7.4).</content>
public sealed partial class KernelSocket
{
    /// <summary>One attempt to send a message that lies in several places.</summary>
    internal bool AttemptSendMessage(
        in ReadOnlySequence<byte> pieces, in SocketName? to, ref SendProgress progress, Waiter? waiter, out IoResult result)
    {
        if (pieces.IsSingleSegment)
        {
            return AttemptSendMessage(pieces.FirstSpan, to, ref progress, waiter, out result);
        }

        if (CheckMessage((int)pieces.Length, to, ref progress, waiter, out result) is { } outcome)
        {
            return outcome == AttemptOutcome.Ended;
        }

        bool isFilled = MbufChain.TryFill(pieces, Stack.Pool, out MbufChain chain);
        return AttemptSendFilled(isFilled, in chain, to, ref progress, waiter, out result);
    }

    // A large one is copied before anything is locked, but after it was seen that it may go: nothing is copied in vain, and its
    // storage is nobody else's loss.
    private bool AttemptSendMessage(
        ReadOnlySpan<byte> bytes, in SocketName? to, ref SendProgress progress, Waiter? waiter, out IoResult result)
    {
        if (bytes.Length < LargeCopy)
        {
            OutgoingData data = new(bytes, progress.Rights, in to, progress.Has(MessageFlags.EndOfRecord));
            return AttemptSendMessage(data, ref progress, waiter, out result);
        }

        if (CheckMessage(bytes.Length, to, ref progress, waiter, out result) is { } outcome)
        {
            return outcome == AttemptOutcome.Ended;
        }

        bool isFilled = MbufChain.TryFill(bytes, Stack.Pool, out MbufChain chain);
        return AttemptSendFilled(isFilled, in chain, to, ref progress, waiter, out result);
    }

    private bool AttemptSendFilled(
        bool isFilled,
        ref readonly MbufChain chain,
        in SocketName? to,
        ref SendProgress progress,
        Waiter? waiter,
        out IoResult result)
    {
        if (!isFilled)
        {
            result = IoResult.Failed(Errno.ENOBUFS);
            return true;
        }

        try
        {
            return AttemptSend(chain, to, ref progress, waiter, out result);
        }
        finally
        {
            if (chain.IsOwned)
            {
                chain.Dispose();
            }
        }
    }

    private bool AttemptSendMessage(
        in OutgoingData data, ref SendProgress progress, Waiter? waiter, out IoResult result)
    {
        // With a destination it would have to be made again, and rights are counted under that lock.
        if (!data.To.HasValue && data.Rights is null)
        {
            AttemptOutcome outcome = AttemptSendMessageHeld(data, ref progress, waiter, out result);
            if (outcome != AttemptOutcome.NeedsStack)
            {
                return outcome == AttemptOutcome.Ended;
            }
        }

        using StackGate.Hold stack = Stack.Gate.Enter();
        return AttemptSendMessageHeld(data, ref progress, waiter, out result) == AttemptOutcome.Ended;
    }

    private AttemptOutcome AttemptSendMessageHeld(
        in OutgoingData data, ref SendProgress progress, Waiter? waiter, out IoResult result)
    {
        int length = data.Length;
        using ConnectionHold hold = Hold();
        if (CheckMessageHeld(length, data.To, ref progress, waiter, out result) is { } outcome)
        {
            return outcome;
        }

        if (Protocol.SendNeedsStackLock(this, data) && !Stack.Gate.IsHeldHere)
        {
            return AttemptOutcome.NeedsStack;
        }

        Errno error = progress.Has(MessageFlags.OutOfBand) ? SendUrgentMessage(data) : Protocol.Send(this, data);
        if (error == Errno.EAGAIN && MayWait(progress))
        {
            WaitForRoom(WaitFor.Send, ref progress, waiter);
            return AttemptOutcome.Waits;
        }

        if (error != Errno.Success)
        {
            result = IoResult.Failed(error);
            return AttemptOutcome.Ended;
        }

        data.ReleaseUnlessAppended();
        result = new IoResult(length, MessageFlags.None, error);
        return AttemptOutcome.Ended;
    }

    // Whether a message cannot go now, before the protocol is asked: how the attempt ends then; null if it can.
    private AttemptOutcome? CheckMessage(
        int length, in SocketName? to, ref SendProgress progress, Waiter? waiter, out IoResult result)
    {
        using ConnectionHold hold = Hold();
        return CheckMessageHeld(length, to, ref progress, waiter, out result);
    }

    private AttemptOutcome? CheckMessageHeld(
        int length, in SocketName? to, ref SendProgress progress, Waiter? waiter, out IoResult result)
    {
        result = default;
        Errno error = CheckCall(length, progress, to);
        WaitFor obstacle = WaitFor.Nothing;
        if (error == Errno.Success)
        {
            obstacle = FindObstacle(length, isAtomic: true, progress, to.HasValue, out _, out error);
        }

        if (obstacle != WaitFor.Nothing)
        {
            WaitForRoom(obstacle, ref progress, waiter);
            return AttemptOutcome.Waits;
        }

        if (error != Errno.Success)
        {
            result = IoResult.Failed(error);
            return AttemptOutcome.Ended;
        }

        return null;
    }

    private void WaitForRoom(WaitFor obstacle, ref SendProgress progress, Waiter? waiter)
    {
        progress.HasWaited |= obstacle == WaitFor.Send;
        Enqueue(waiter, obstacle, needs: long.MinValue);
    }

    // No protocol of messages that ships with the core has urgent data; one that has takes the bytes in one piece.
    private Errno SendUrgentMessage(in OutgoingData data)
    {
        byte[] bytes = new byte[data.Length];
        data.CopyTo(bytes);
        return Protocol.SendOutOfBand(this, bytes, isEnd: true);
    }
}
