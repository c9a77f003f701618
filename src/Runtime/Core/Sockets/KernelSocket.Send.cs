using System.Buffers;
using System.Runtime.CompilerServices;

namespace Sockopt;

/// <content>sosend(9).</content>
public sealed partial class KernelSocket
{
    // From so many bytes on, others may use the connection while they are copied.
    private const int LargeCopy = 8192;

    // S7.4d: urgent data may overdraw the buffer a little.
    private const int OutOfBandSpace = 1024;

    // sblock on so_snd: a call copies what it sends, or is between the pieces of it.
    private bool _sendLocked;

    /// <summary>Sends bytes to the peer (sosend(9) with a uio, S7).</summary>
    /// <param name="data">The bytes. None at all still makes one pass through the checks (S7.5).</param>
    /// <param name="flags"><see cref="MessageFlags.EndOfRecord"/>, <see cref="MessageFlags.OutOfBand"/> and
    /// <see cref="MessageFlags.DontWait"/> as they say; the others mean nothing to a send.</param>
    /// <param name="to">Where to, for a protocol whose messages have addresses (<see cref="ProtocolFlags.Address"/>); null for
    /// the peer. Others go where they are connected to; what naming a destination does there on a stream is the profile's
    /// business (<see cref="StackProfile.LocalStreamRefusesName"/>).</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>
    /// How many bytes went out; of a stream fewer than given if the call does not wait, or no longer, for space. Otherwise, in
    /// the order of the checks: <see cref="Errno.EBADF"/>: closed. <see cref="Errno.EINVAL"/>: MSG_EOR on a stream, under a
    /// profile that refuses it. <see cref="Errno.EPIPE"/>: this end was shut down, or the peer is gone. The pending error, which
    /// is cleared. <see cref="Errno.ENOTCONN"/>: not connected, and the protocol requires it. <see cref="Errno.EDESTADDRREQ"/>:
    /// not connected otherwise, and no destination, under a profile that looks at that first
    /// (<see cref="StackProfile.DestinationIsCheckedFirst"/>). <see cref="Errno.EMSGSIZE"/>: a message is longer than SO_SNDBUF
    /// allows; when that is found: <see cref="StackProfile.MessageIsCheckedFirst"/>. <see cref="Errno.EAGAIN"/>: no space
    /// (<see cref="StackProfile.EmptySendNeedsSpace"/>), and the call does not wait, or SO_SNDTIMEO is over.
    /// <see cref="Errno.EINTR"/>: cancelled. <see cref="Errno.ENOBUFS"/>: the stack has no storage left
    /// (<see cref="StackLimits.MaximumStorage"/>), or too many calls wait (<see cref="StackLimits.MaximumWaiters"/>). Any error
    /// of the protocol, such as <see cref="Errno.EOPNOTSUPP"/> for MSG_OOB; those of the local domain are at
    /// <see cref="LocalDomain"/>. Cancellation and lack of space after some bytes went out are a success with these.
    /// </returns>
    public IoResult Send(
        ReadOnlySpan<byte> data,
        MessageFlags flags = MessageFlags.None,
        SocketName? to = null,
        CancellationToken cancellation = default)
    {
        SendProgress progress = new(flags);
        return AttemptSend(data, 0, to, ref progress, waiter: null, out IoResult result)
            ? result
            : WaitToSend(data, to, progress, cancellation);
    }

    /// <summary>Sends bytes to the peer that lie in several places.</summary>
    /// <inheritdoc cref="Send(ReadOnlySpan{byte}, MessageFlags, SocketName?, CancellationToken)"/>
    public IoResult Send(
        ReadOnlySequence<byte> data,
        MessageFlags flags = MessageFlags.None,
        SocketName? to = null,
        CancellationToken cancellation = default)
    {
        SendSequenceCall call = new(this, data, flags, to);
        return data.Length > int.MaxValue
            ? IoResult.Failed(Errno.EINVAL)
            : ThreadWaiter.Run<SendSequenceCall, IoResult>(ref call, cancellation);
    }

    /// <summary>Hands an mbuf chain to the peer without copying it (sosend(9) with top, S7). It goes as a whole or not at
    /// all.</summary>
    /// <param name="chain">The chain. After a success it is no longer the caller's; after an error it still is.</param>
    /// <param name="flags">As for bytes.</param>
    /// <param name="to">As for bytes.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>As for bytes; also <see cref="Errno.EMSGSIZE"/>: it is longer than SO_SNDBUF, so that there will never be space
    /// for it (S7.4e).</returns>
    public IoResult Send(
        MbufChain chain,
        MessageFlags flags = MessageFlags.None,
        SocketName? to = null,
        CancellationToken cancellation = default)
    {
        SendChainCall call = new(this, chain, flags, to);
        return ThreadWaiter.Run<SendChainCall, IoResult>(ref call, cancellation);
    }

    /// <summary>Sends bytes to the peer.</summary>
    /// <inheritdoc cref="Send(ReadOnlySpan{byte}, MessageFlags, SocketName?, CancellationToken)"/>
    public ValueTask<IoResult> SendAsync(
        ReadOnlyMemory<byte> data,
        MessageFlags flags = MessageFlags.None,
        SocketName? to = null,
        CancellationToken cancellation = default)
    {
        SendProgress progress = new(flags);
        return AttemptSend(data.Span, 0, to, ref progress, waiter: null, out IoResult result)
            ? new ValueTask<IoResult>(result)
            : WaitToSendAsync(data, to, progress, cancellation);
    }

    /// <summary>Sends bytes to the peer that lie in several places.</summary>
    /// <inheritdoc cref="Send(ReadOnlySpan{byte}, MessageFlags, SocketName?, CancellationToken)"/>
    public ValueTask<IoResult> SendAsync(
        ReadOnlySequence<byte> data,
        MessageFlags flags = MessageFlags.None,
        SocketName? to = null,
        CancellationToken cancellation = default)
    {
        SendSequenceCall call = new(this, data, flags, to);
        return data.Length > int.MaxValue
            ? new ValueTask<IoResult>(IoResult.Failed(Errno.EINVAL))
            : Stack.SequenceSends.Run(ref call, cancellation);
    }

    /// <summary>Hands an mbuf chain to the peer without copying it. It goes as a whole or not at all.</summary>
    /// <inheritdoc cref="Send(MbufChain, MessageFlags, SocketName?, CancellationToken)"/>
    public ValueTask<IoResult> SendAsync(
        MbufChain chain,
        MessageFlags flags = MessageFlags.None,
        SocketName? to = null,
        CancellationToken cancellation = default)
    {
        SendChainCall call = new(this, chain, flags, to);
        return Stack.ChainSends.Run(ref call, cancellation);
    }

    /// <summary>One attempt to send bytes.</summary>
    /// <param name="next">The bytes that have not gone out yet.</param>
    /// <param name="behind">How many more the call sends after these.</param>
    /// <param name="to">Where it goes, if that was said. Not a part of the progress, which would be copied with it, and right
    /// after it was written: the processor waits for that.</param>
    /// <param name="progress">How far it has got.</param>
    /// <param name="waiter">Who waits if there is no space.</param>
    /// <param name="result">How it ended.</param>
    /// <returns>Whether it ended; otherwise it waits, and may already go on elsewhere.</returns>
    internal bool AttemptSend(
        ReadOnlySpan<byte> next,
        long behind,
        in SocketName? to,
        ref SendProgress progress,
        Waiter? waiter,
        out IoResult result)
    {
        if (KeepsMessages)
        {
            return AttemptSendMessage(next, to, ref progress, waiter, out result);
        }

        AttemptOutcome outcome = AttemptSendBytes(next, behind, to, ref progress, waiter, out result);
        if (outcome != AttemptOutcome.NeedsStack)
        {
            return outcome == AttemptOutcome.Ended;
        }

        using StackGate.Hold stack = Stack.Gate.Enter();
        return AttemptSendBytes(next, behind, to, ref progress, waiter, out result) == AttemptOutcome.Ended;
    }

    /// <summary>One attempt to send an mbuf chain.</summary>
    internal bool AttemptSend(
        MbufChain chain, in SocketName? to, ref SendProgress progress, Waiter? waiter, out IoResult result)
    {
        if (KeepsMessages)
        {
            OutgoingData data = new(in chain, progress.Rights, in to, progress.Has(MessageFlags.EndOfRecord));
            return AttemptSendMessage(data, ref progress, waiter, out result);
        }

        // It has none any more once it is given away.
        int length = chain.Length;
        Errno error = Errno.Success;
        using ConnectionHold hold = Hold();
        if (!HasPlainSpace(length, progress, to))
        {
            error = CheckCall(length, progress, to);
            WaitFor obstacle = WaitFor.Nothing;
            if (error == Errno.Success)
            {
                obstacle = FindObstacle(length, isAtomic: true, progress, to.HasValue, out _, out error);
            }

            if (obstacle != WaitFor.Nothing)
            {
                progress.HasWaited |= obstacle == WaitFor.Send;
                Enqueue(waiter, obstacle, length - Overdraft(progress.Has(MessageFlags.OutOfBand)));
                result = default;
                return false;
            }
        }

        if (error == Errno.Success)
        {
            error = progress.Has(MessageFlags.OutOfBand) ? SendUrgentChain(chain) : SendChain(chain, rights: null);
        }

        result = error == Errno.Success
            ? new IoResult(length, MessageFlags.None, error)
            : IoResult.Failed(error);
        return true;
    }

    /// <summary>Lets others send again after a send that has thrown between its pieces.</summary>
    internal void AbandonSend(ref SendProgress progress)
    {
        using ConnectionHold hold = Hold();
        UnlockSending(ref progress);
    }

    /// <summary>How a send ends that failed after some bytes went out (S7.6).</summary>
    internal IoResult SendFailed(int sent, Errno error)
    {
        bool hasOnlyStopped = error is Errno.EAGAIN or Errno.EINTR || !Profile.ErrorAfterProgressIsReported;
        return new IoResult(sent, MessageFlags.None, sent > 0 && hasOnlyStopped ? Errno.Success : error);
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // In a caller's loop there would be no registers left for it.
    private AttemptOutcome AttemptSendBytes(
        ReadOnlySpan<byte> next,
        long behind,
        in SocketName? to,
        ref SendProgress progress,
        Waiter? waiter,
        out IoResult result)
    {
        ConnectionHold hold = Hold();
        try
        {
            if (next.Length < LargeCopy && behind == 0 && HasPlainSpace(next.Length, progress, to))
            {
                Errno refusal = Protocol.Send(this, new OutgoingData(next, rights: null));
                progress.Sent += refusal == Errno.Success ? next.Length : 0;
                result = refusal == Errno.Success
                    ? new IoResult(progress.Sent, MessageFlags.None, refusal)
                    : SendFailed(progress.Sent, refusal);
                return AttemptOutcome.Ended;
            }

            if (progress.Rights is not null && !Stack.Gate.IsHeldHere)
            {
                result = default;
                return AttemptOutcome.NeedsStack;
            }

            Errno error = CheckCall(next.Length + behind, progress, to);
            while (error == Errno.Success)
            {
                WaitFor obstacle = FindObstacle(
                    next.Length + behind, isAtomic: false, progress, to.HasValue, out long space, out error);
                if (obstacle != WaitFor.Nothing)
                {
                    progress.HasWaited |= obstacle == WaitFor.Send;
                    UnlockSending(ref progress);
                    Enqueue(waiter, obstacle, NeededSpace(next.Length + behind, progress));
                    result = default;
                    return AttemptOutcome.Waits;
                }

                if (error != Errno.Success)
                {
                    break;
                }

                bool outOfBand = progress.Has(MessageFlags.OutOfBand);
                int length = (int)Math.Max(0, Math.Min(space, next.Length));
                error = outOfBand
                    ? Protocol.SendOutOfBand(this, next[..length], isEnd: length == next.Length && behind == 0)
                    : SendPart(next[..length], progress, ref hold);
                if (error == Errno.Success)
                {
                    progress.Sent += length;
                    progress.Rights = null;
                    next = next[length..];
                    if (next.IsEmpty)
                    {
                        LockBetweenPieces(behind, ref progress);
                        result = new IoResult(progress.Sent, MessageFlags.None, Errno.Success);
                        return AttemptOutcome.Ended;
                    }
                }
            }

            UnlockSending(ref progress);
            result = SendFailed(progress.Sent, error);
            return AttemptOutcome.Ended;
        }
        finally
        {
            hold.Dispose();
        }
    }

    // The call as a struct is made only for one that waits: making it takes as long as the copy of a small message.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private IoResult WaitToSend(
        ReadOnlySpan<byte> data, in SocketName? to, SendProgress progress, CancellationToken cancellation)
    {
        SendBytesCall call = new(this, data, progress, to);
        return ThreadWaiter.Wait<SendBytesCall, IoResult>(ref call, cancellation);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ValueTask<IoResult> WaitToSendAsync(
        ReadOnlyMemory<byte> data, in SocketName? to, SendProgress progress, CancellationToken cancellation)
    {
        SendMemoryCall call = new(this, data, progress, to);
        return Stack.Sends.Wait(ref call, cancellation);
    }

    // S7.4g
    private Errno SendPart(ReadOnlySpan<byte> part, in SendProgress progress, ref ConnectionHold hold) =>
        part.Length < LargeCopy
            ? Protocol.Send(this, new OutgoingData(part, progress.Rights))
            : SendLargePart(part, progress, ref hold);

    // Nobody else sends meanwhile, but anything else may happen.
    private Errno SendLargePart(ReadOnlySpan<byte> part, in SendProgress progress, ref ConnectionHold hold)
    {
        _sendLocked = true;
        hold.Dispose();
        bool isFilled;
        MbufChain chain;
        try
        {
            isFilled = MbufChain.TryFill(part, Stack.Pool, out chain);
        }
        finally
        {
            hold = HoldSurely();
            if (!progress.HoldsLock)
            {
                UnlockSending();
            }
        }

        if (!isFilled)
        {
            return Errno.ENOBUFS;
        }

        Errno error = IsClosed ? Errno.EBADF : CheckState(hasWaited: false, isTooLong: false, hasDestination: false);
        if (error == Errno.Success)
        {
            error = SendChain(chain, progress.Rights);
        }

        if (error != Errno.Success)
        {
            chain.Dispose();
        }

        return error;
    }

    // S8.9: nobody else's bytes come between the pieces of one call, unless it waits. They are looked at without the lock of the
    // connection: the memory that they are in may be foreign.
    private void LockBetweenPieces(long behind, ref SendProgress progress)
    {
        if (behind > 0)
        {
            progress.HoldsLock = true;
            _sendLocked = true;
        }
        else
        {
            UnlockSending(ref progress);
        }
    }

    private void UnlockSending(ref SendProgress progress)
    {
        if (progress.HoldsLock)
        {
            progress.HoldsLock = false;
            UnlockSending();
        }
    }

    private void UnlockSending()
    {
        _sendLocked = false;
        Wake(WaitFor.SendLock);
    }

    // Urgent data is little, so that copying it is no loss.
    private Errno SendUrgentChain(MbufChain chain)
    {
        Errno error = Protocol.SendOutOfBand(this, chain.Sequence.ToArray(), isEnd: true);
        if (error == Errno.Success)
        {
            chain.Dispose();
        }

        return error;
    }

    private Errno SendChain(MbufChain chain, OpenFile[]? rights)
    {
        OutgoingData data = new(in chain, rights);
        Errno error = Protocol.Send(this, data);
        if (error == Errno.Success)
        {
            data.ReleaseUnlessAppended();
        }

        return error;
    }
}
