using System.Net.Sockets;

namespace Sockopt;

/// <content>sosend(9).</content>
public sealed partial class KernelSocket
{
    // S7.4d: urgent data may overdraw the buffer a little.
    private const int OutOfBandSpace = 1024;

    /// <summary>Sends bytes to the peer (sosend(9), S7).</summary>
    /// <param name="data">The bytes. None at all still makes one pass through the checks (S7.5).</param>
    /// <param name="flags"><see cref="MessageFlags.EndOfRecord"/> and <see cref="MessageFlags.OutOfBand"/> as they say;
    /// <see cref="MessageFlags.DontWait"/> changes nothing; the others mean nothing to a send.</param>
    /// <returns>
    /// How many bytes went out; fewer than given if the buffer has no space for more. Otherwise, in the order of the checks:
    /// <see cref="Errno.EBADF"/>: closed. <see cref="Errno.EINVAL"/>: MSG_EOR on a stream, under a profile that refuses it.
    /// <see cref="Errno.EPIPE"/>: this end was shut down, or the peer is gone. The pending error, which is cleared.
    /// <see cref="Errno.ENOTCONN"/>: not connected, and the protocol requires it. <see cref="Errno.EDESTADDRREQ"/>: not
    /// connected otherwise. <see cref="Errno.EAGAIN"/>: no space (<see cref="StackProfile.EmptySendNeedsSpace"/>).
    /// <see cref="Errno.EOPNOTSUPP"/>: MSG_OOB. Any error of the protocol.
    /// </returns>
    public IoResult Send(ReadOnlySpan<byte> data, MessageFlags flags)
    {
        lock (Gate)
        {
            if (IsClosed)
            {
                return IoResult.Failed(Errno.EBADF);
            }

            // S7.1
            if ((flags & MessageFlags.EndOfRecord) != 0 && Type == SocketType.Stream && Profile.EndOfRecordOnStreamIsRefused)
            {
                return IoResult.Failed(Errno.EINVAL);
            }

            bool outOfBand = (flags & MessageFlags.OutOfBand) != 0;
            int sent = 0;
            do
            {
                Errno error = CheckSend();
                if (error == Errno.Success)
                {
                    error = SendPart(data[sent..], outOfBand, out int part);
                    sent += part;
                }

                if (error != Errno.Success)
                {
                    return SendFailed(sent, error);
                }
            }
            while (sent < data.Length);

            return new IoResult(sent, MessageFlags.None, Errno.Success);
        }
    }

    // S7.4a to c, on every round and in this order.
    private Errno CheckSend()
    {
        if (Profile.ConnectionIsCheckedFirst && WasNeverConnected && Protocol.RequiresConnection)
        {
            return Errno.ENOTCONN;
        }

        if (Is(SocketState.CannotSendMore))
        {
            return Errno.EPIPE;
        }

        if (HasPendingError)
        {
            return TakePendingError();
        }

        if (!Is(SocketState.Connected))
        {
            return Protocol.RequiresConnection ? Errno.ENOTCONN : Errno.EDESTADDRREQ;
        }

        return Errno.Success;
    }

    // S7.4d to g. A stream never meets e: no send is too long for it.
    private Errno SendPart(ReadOnlySpan<byte> rest, bool outOfBand, out int part)
    {
        part = 0;
        long space = SendBuffer.Space + (outOfBand ? OutOfBandSpace : 0);

        // S7.4f: less than the low-water mark is not worth a wake-up, unless it is enough.
        bool needsSpace = !rest.IsEmpty || Profile.EmptySendNeedsSpace;
        if (needsSpace && space < rest.Length && (space < SendBuffer.LowWater || space <= 0))
        {
            return Errno.EAGAIN;
        }

        // S1.6: PRU_SENDOOB is a request that no protocol knows.
        if (outOfBand)
        {
            return Errno.EOPNOTSUPP;
        }

        int length = (int)Math.Clamp(space, 0, rest.Length);
        Errno error = Protocol.Send(this, rest[..length]);
        part = error == Errno.Success ? length : 0;
        return error;
    }

    // S7.6
    private IoResult SendFailed(int sent, Errno error)
    {
        bool isShortCount = sent > 0 && (error == Errno.EAGAIN || !Profile.ErrorAfterProgressIsReported);
        return new IoResult(sent, MessageFlags.None, isShortCount ? Errno.Success : error);
    }
}
