namespace Sockopt;

/// <content>Urgent data (MSG_OOB): one byte in the queue that is not part of the stream, and the mark where it is (S9.2,
/// S9.7).</content>
public sealed partial class KernelSocket
{
    private UrgentByte _urgent;
    private int _urgentOffset;

    /// <summary>Whether the next byte to receive is behind the urgent mark (SIOCATMARK, SS_RCVATMARK).</summary>
    public bool IsAtMark => Is(SocketState.ReceiveAtMark);

    private bool IsBeforeMark => _urgent != UrgentByte.None && _urgentOffset > 0;

    private PollEvents Urgent => _urgent == UrgentByte.Queued ? PollEvents.Priority : PollEvents.None;

    // To Linux a mark whose byte was taken lies in the queue, until a receive passes it and finds nothing.
    private bool HoldsEmptyMark => _urgent == UrgentByte.Taken;

    // With SO_OOBINLINE it is a byte like the others, but for the mark.
    private bool SkipsUrgentByte => _urgent == UrgentByte.Queued && _urgentOffset == 0 && !_values.OutOfBandInline;

    /// <summary>Puts bytes, the last of which is urgent, behind what is queued. One that was urgent before and was not taken is
    /// from now on a byte like the others. Under the lock of the connection.</summary>
    /// <returns>False, and nothing happened, if the stack has no storage for them.</returns>
    internal bool AppendUrgent(ReadOnlySpan<byte> data)
    {
        if (!ReceiveBuffer.Append(data))
        {
            return false;
        }

        // The mark ends a receive, however much that waits for.
        MoveUrgent(UrgentByte.Queued, ReceiveBuffer.Count - 1);
        Wake(WaitFor.Receive);
        WakeReceivers();
        return true;
    }

    /// <summary>Takes the urgent byte, or looks at it. Under the lock of the connection.</summary>
    /// <returns><see cref="Errno.EINVAL"/>: there is none, it was taken, or SO_OOBINLINE is on.</returns>
    internal Errno TakeUrgent(bool peek, out byte value)
    {
        value = 0;
        if (_urgent != UrgentByte.Queued || _values.OutOfBandInline)
        {
            return Errno.EINVAL;
        }

        value = ReceiveBuffer.Data.Slice(_urgentOffset).FirstSpan[0];
        if (!peek)
        {
            // The mark stays where it is.
            RemoveAt(_urgentOffset);
            MoveUrgent(UrgentByte.Taken, _urgentOffset);
            TellOfTakenData();
        }

        return Errno.Success;
    }

    /// <summary>SO_OOBINLINE (S13.4): counts when data is received.</summary>
    internal Errno SetOutOfBandInline(bool value)
    {
        using ConnectionHold hold = Hold();
        _values.OutOfBandInline = value;
        return Errno.Success;
    }

    private IoResult ReceiveOutOfBand(Span<byte> destination, MessageFlags flags)
    {
        bool peek = (flags & MessageFlags.Peek) != 0;
        Errno error = Protocol.ReceiveOutOfBand(this, peek, out byte value);
        if (error != Errno.Success)
        {
            return IoResult.Failed(error);
        }

        if (!destination.IsEmpty)
        {
            destination[0] = value;
        }

        return new IoResult(1, ResultFlags(flags) | MessageFlags.OutOfBand, Errno.Success);
    }

    private IoResult ReceiveOutOfBand(ref MbufChain taken, in ReceiveProgress progress)
    {
        Span<byte> value = stackalloc byte[1];
        IoResult seen = ReceiveOutOfBand(value, progress.Flags | MessageFlags.Peek);
        if (!seen.IsSuccess || (progress.Wanted > 0 && !MbufChain.TryFill(value, Stack.Pool, out taken)))
        {
            return seen.IsSuccess ? IoResult.Failed(Errno.ENOBUFS) : seen;
        }

        return ReceiveOutOfBand(value, progress.Flags);
    }

    // A receive that begins at the mark goes on behind it; what nobody has taken is lost.
    private void PassMark()
    {
        if (_urgent == UrgentByte.None || _urgentOffset > 0)
        {
            return;
        }

        bool isLost = SkipsUrgentByte;
        MoveUrgent(UrgentByte.None, 0);
        if (isLost)
        {
            ReceiveBuffer.Drop(1);
            _records?.RemoveAt(0);
            TellOfTakenData();
        }
    }

    private void MoveUrgent(UrgentByte state, int offset)
    {
        _urgent = state;
        _urgentOffset = offset;
        bool isAtMark = state != UrgentByte.None && offset == 0;
        ChangeState(
            isAtMark ? SocketState.None : SocketState.ReceiveAtMark,
            isAtMark ? SocketState.ReceiveAtMark : SocketState.None);
    }

    private void RemoveAt(int offset)
    {
        MbufChain before = ReceiveBuffer.Take(offset);
        ReceiveBuffer.Drop(1);
        MbufChain behind = ReceiveBuffer.Take(ReceiveBuffer.Count);
        _records?.RemoveAt(offset);
        ReceiveBuffer.Append(before);
        ReceiveBuffer.Append(behind);
    }
}
