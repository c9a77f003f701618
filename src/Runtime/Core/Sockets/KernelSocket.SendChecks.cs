using System.Net.Sockets;

namespace Sockopt;

/// <content>Whether a send may go on, must wait, or fails (S7.1 to S7.4).</content>
public sealed partial class KernelSocket
{
    // Most sends: bytes for which there is space, and nothing that could be in their way.
    private bool HasPlainSpace(int length, in SendProgress progress, in SocketName? to) =>
        length > 0
        && progress.IsPlain
        && !to.HasValue
        && !_sendLocked
        && (_state & (int)(SocketState.Connected | SocketState.CannotSendMore | SocketState.NoDescriptor))
            == (int)SocketState.Connected
        && !HasPendingError
        && length <= SendBuffer.Space;

    // What concerns the call and not the state of the connection (S7.1).
    private Errno CheckCall(long rest, in SendProgress progress, in SocketName? to)
    {
        if (IsClosed)
        {
            return Errno.EBADF;
        }

        return progress.IsPlain && !to.HasValue ? Errno.Success : CheckWhatGoesAlong(rest, progress, to);
    }

    private Errno CheckWhatGoesAlong(long rest, in SendProgress progress, in SocketName? to)
    {
        if (progress.Has(MessageFlags.EndOfRecord) && Type == SocketType.Stream && Profile.EndOfRecordOnStreamIsRefused)
        {
            return Errno.EINVAL;
        }

        // S7.8, S7.9
        if (progress.Rights is not null && (Protocol.Flags & ProtocolFlags.Rights) == 0)
        {
            return Errno.EINVAL;
        }

        if (progress.Rights?.Length > Stack.Limits.MaximumRights)
        {
            return Profile.TooManyRights;
        }

        Errno error = progress.Has(MessageFlags.OutOfBand) ? CheckUrgent(rest, progress) : Errno.Success;
        return error == Errno.Success && to.HasValue ? Protocol.CheckDestination(this, to.GetValueOrDefault()) : error;
    }

    // Nothing goes along with urgent data.
    private Errno CheckUrgent(long rest, in SendProgress progress)
    {
        Errno error = Protocol.CheckOutOfBand(this, isEmpty: rest == 0);
        return error == Errno.Success && progress.Rights is not null ? Errno.EINVAL : error;
    }

    // S7.3 to S7.4f: what has to be waited for, or why it cannot be sent at all.
    private WaitFor FindObstacle(
        long rest, bool isAtomic, in SendProgress progress, bool hasDestination, out long space, out Errno error)
    {
        WaitFor obstacle = WaitFor.SendLock;
        space = 0;
        error = Errno.Success;
        if (!_sendLocked || progress.HoldsLock)
        {
            error = CheckState(progress.HasWaited, isAtomic && rest > LongestMessage, hasDestination);
            space = SendBuffer.Space + Overdraft(progress.Has(MessageFlags.OutOfBand));
            if (error != Errno.Success || !LacksSpace(rest, isAtomic, space))
            {
                return WaitFor.Nothing;
            }

            obstacle = WaitFor.Send;
        }

        if (!MayWait(progress))
        {
            error = Errno.EAGAIN;
            return WaitFor.Nothing;
        }

        return obstacle;
    }

    private bool MayWait(in SendProgress progress) => !SendsAtOnce && !progress.Has(MessageFlags.DontWait);

    private int LongestMessage => SendBuffer.HighWater - (KeepsMessages ? Profile.MessageOverhead : 0);

    // S7.4a to c, and e, on every round.
    private Errno CheckState(bool hasWaited, bool isTooLong, bool hasDestination) =>
        (_state & (int)(SocketState.Connected | SocketState.CannotSendMore)) == (int)SocketState.Connected
        && !HasPendingError
        && !isTooLong
            ? Errno.Success
            : FindTrouble(hasWaited, isTooLong, hasDestination);

    // In this order.
    private Errno FindTrouble(bool hasWaited, bool isTooLong, bool hasDestination)
    {
        bool isCheckedFirst = KeepsMessages && Profile.MessageIsCheckedFirst;
        if (isTooLong && isCheckedFirst && !Protocol.RequiresConnection)
        {
            return Errno.EMSGSIZE;
        }

        if (HasPendingError && (isCheckedFirst || (hasWaited && Profile.WaitingSendSeesErrorFirst)))
        {
            return TakePendingError();
        }

        if (Profile.ConnectionIsCheckedFirst && WasNeverConnected && Protocol.RequiresConnection)
        {
            return Errno.ENOTCONN;
        }

        if (isTooLong && isCheckedFirst)
        {
            return Errno.EMSGSIZE;
        }

        if (Is(SocketState.CannotSendMore))
        {
            return Errno.EPIPE;
        }

        if (HasPendingError)
        {
            return TakePendingError();
        }

        if (!Is(SocketState.Connected) && Protocol.RequiresConnection)
        {
            return Errno.ENOTCONN;
        }

        if (!Is(SocketState.Connected) && !hasDestination && Profile.DestinationIsCheckedFirst)
        {
            return Errno.EDESTADDRREQ;
        }

        return isTooLong ? Errno.EMSGSIZE : Errno.Success;
    }

    // S7.4d and f: less than the low-water mark is not worth a wake-up, unless it is enough.
    private bool LacksSpace(long rest, bool isAtomic, long space)
    {
        if (KeepsMessages && Profile.MessageOverdraws)
        {
            return space <= 0;
        }

        bool needsSpace = rest > 0 || Profile.EmptySendNeedsSpace;
        return space < rest && needsSpace && (isAtomic || space < SendBuffer.LowWater || space <= 0);
    }

    private int Overdraft(bool outOfBand) => outOfBand && Profile.UrgentDataOverdraws ? OutOfBandSpace : 0;

    // From what space on it does not lack any.
    private long NeededSpace(long rest, in SendProgress progress) =>
        Math.Min(rest, SendBuffer.LowWater) - Overdraft(progress.Has(MessageFlags.OutOfBand));
}
