namespace Sockopt;

/// <content>soshutdown(9), and sorflush (S10).</content>
public sealed partial class KernelSocket
{
    /// <summary>Ends one direction of a connection, or both (soshutdown(9), S10). It need not be connected. Calls that wait for
    /// that direction end.</summary>
    /// <param name="how">Which direction. What SHUT_RD does with queued data: <see cref="StackProfile.ShutdownDropsUnread"/>;
    /// what the peer notices of it on a local socket: <see cref="StackProfile.ShutdownStopsWriter"/>. Where the peer may go
    /// on and does, what it sends is still delivered: a receive looks at the queue first (S9.4).</param>
    /// <returns><see cref="Errno.EBADF"/>: closed. <see cref="Errno.EINVAL"/>: no such direction. Any error of the protocol
    /// when sending is shut down.</returns>
    public Errno Shutdown(ShutdownHow how)
    {
        using StackGate.Hold stack = Stack.Gate.Enter();
        using ConnectionHold hold = Hold();
        if (IsClosed)
        {
            return Errno.EBADF;
        }

        // S10.1
        switch (how)
        {
            case ShutdownHow.Receive:
                ShutReceiving();
                return Errno.Success;
            case ShutdownHow.Send:
                return Protocol.ShutdownSend(this);
            case ShutdownHow.Both:
                ShutReceiving();
                return Protocol.ShutdownSend(this);
            default:
                return Errno.EINVAL;
        }
    }

    // sorflush (S10.2)
    private void ShutReceiving()
    {
        SetCannotReceiveMore();
        if (Profile.ShutdownDropsUnread)
        {
            FlushReceived();
            ReceiveBuffer.HighWater = 0;
            ReceiveBuffer.LowWater = 0;
            Keep(ref _values.ReceiveTimeout, TimeSpan.Zero);
            PublishLimits();

            // The bytes are taken, if not by the user: without this the writer would be charged for them until its next
            // send, which it might never be able to make.
            TellOfTakenData();
        }

        // A connect that waits learns that there will be no room, as a new one would.
        _connections?.TellOfRoom();
        Protocol.ShutdownReceive(this);
    }
}
