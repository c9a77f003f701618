namespace Sockopt;

/// <content>soreceive(9).</content>
public sealed partial class KernelSocket
{
    /// <summary>Receives bytes (soreceive(9), S9).</summary>
    /// <param name="destination">Where they go.</param>
    /// <param name="flags"><see cref="MessageFlags.Peek"/>, <see cref="MessageFlags.WaitAll"/> and
    /// <see cref="MessageFlags.OutOfBand"/> as they say; <see cref="MessageFlags.DontWait"/> changes nothing.</param>
    /// <returns>
    /// How many bytes there were, at most as many as fit; zero at the end of the stream. Otherwise, in the order of the
    /// checks: <see cref="Errno.EBADF"/>: closed. <see cref="Errno.EOPNOTSUPP"/>: MSG_OOB. The pending error, once nothing is
    /// queued before it; it is cleared (with MSG_PEEK: <see cref="StackProfile.PeekKeepsError"/>).
    /// <see cref="StackProfile.ReceiveUnconnected"/>: not connected, and the protocol requires it.
    /// <see cref="Errno.EAGAIN"/>: nothing is there.
    /// </returns>
    public IoResult Receive(Span<byte> destination, MessageFlags flags)
    {
        lock (Gate)
        {
            if (IsClosed)
            {
                return IoResult.Failed(Errno.EBADF);
            }

            // S9.1: every socket is SS_NBIO.
            flags = (flags & ~MessageFlags.EndOfRecord) | MessageFlags.DontWait;

            // S9.2, S1.6: PRU_RCVOOB is a request that no protocol knows.
            if ((flags & MessageFlags.OutOfBand) != 0)
            {
                return IoResult.Failed(Errno.EOPNOTSUPP);
            }

            if (Profile.ConnectionIsCheckedFirst && WasNeverConnected && Protocol.RequiresConnection)
            {
                return IoResult.Failed(Profile.ReceiveUnconnected);
            }

            return ReceiveBuffer.Count == 0
                ? ReceiveNothing(destination.Length, flags)
                : Received(Deliver(destination, flags), flags);
        }
    }

    // S9.4a to f, in this order. What c asks for, urgent data or the end of a record, a stream does not have.
    private IoResult ReceiveNothing(int wanted, MessageFlags flags)
    {
        if (HasPendingError)
        {
            bool keep = (flags & MessageFlags.Peek) != 0 && Profile.PeekKeepsError;
            return IoResult.Failed(keep ? PendingError : TakePendingError());
        }

        if (Is(SocketState.CannotReceiveMore))
        {
            return Received(0, flags);
        }

        if (!Is(SocketState.Connected | SocketState.Connecting) && Protocol.RequiresConnection)
        {
            return IoResult.Failed(Profile.ReceiveUnconnected);
        }

        return wanted == 0 && Profile.EmptyReceiveOfNothingSucceeds ? Received(0, flags) : IoResult.Failed(Errno.EAGAIN);
    }

    // S9.7 to S9.9
    private int Deliver(Span<byte> destination, MessageFlags flags)
    {
        int count = ReceiveBuffer.Peek(destination);
        if ((flags & MessageFlags.Peek) != 0)
        {
            return count;
        }

        ReceiveBuffer.Drop(count);
        if ((Protocol.Flags & ProtocolFlags.WantsReceived) != 0)
        {
            Protocol.Received(this);
        }

        // Looking for more, which there is not, Linux meets the pending error; and then has bytes to return after all.
        bool waitAll = (flags & MessageFlags.WaitAll) != 0;
        int enough = waitAll ? destination.Length : Math.Min(destination.Length, ReceiveBuffer.LowWater);
        if (count < enough && Profile.ShortReceiveTakesError)
        {
            TakePendingError();
        }

        return count;
    }

    // S9.11
    private IoResult Received(int count, MessageFlags flags) =>
        new(count, Profile.ReceiveEchoesFlags ? flags : MessageFlags.None, Errno.Success);
}
