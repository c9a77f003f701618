using System.Runtime.CompilerServices;

namespace Sockopt;

/// <content>What a receive buffer holds: messages, or bytes with rights among them (S8.1).</content>
public sealed partial class KernelSocket
{
    // Of a stream none until rights arrive for the first time: most never see any.
    private RecordQueue? _records;
    private Repayment? _repayment;

    /// <summary>Whether a send is one message, and a receive gets one (PR_ATOMIC).</summary>
    internal bool KeepsMessages { get; }

    /// <summary>A message that this socket pays for was taken, or there is room for one, where the lock of another connection is
    /// held.</summary>
    /// <param name="length">The bytes of the messages.</param>
    /// <param name="records">How many messages.</param>
    /// <param name="gate">The lock that is held. Both sockets may have it, and then this one keeps it meanwhile.</param>
    internal void PayBack(int length, int records, ConnectionGate gate)
    {
        if (Gate == gate)
        {
            SendBuffer.ChargeMessage(-length, -records);
            WakeSenders();
            return;
        }

        Repayment repayment = _repayment ?? Interlocked.CompareExchange(ref _repayment, new Repayment(this), null) ?? _repayment;
        repayment.Add(length, records, gate);
    }

    private bool HasMessage => KeepsMessages && _records!.Count > 0;

    /// <summary>Puts what was sent into the receive buffer (sbappendstream, sbappendaddr and sbappendcontrol, S8.5). Under the
    /// lock of the connection, and with rights under that of the stack.</summary>
    /// <returns><see cref="Errno.ENOBUFS"/>: no storage is left. Any error of the rights. Nothing has changed then.</returns>
    internal Errno AppendReceived(in OutgoingData data, in MessageOrigin origin)
    {
        // Rights need a byte to come with, but in a message.
        bool bringsRights = data.Rights is not null && data.Length > 0;
        return KeepsMessages || bringsRights ? AppendRecord(data, origin) : AppendBytes(data);
    }

    /// <summary>As above, of what nobody asks where it comes from. An origin that is empty takes as long to make as the copy of a
    /// small message, so none is made for bytes.</summary>
    internal Errno AppendReceived(in OutgoingData data) =>
        KeepsMessages || data.Rights is not null ? AppendReceived(data, default) : AppendBytes(data);

    private Errno AppendBytes(in OutgoingData data)
    {
        if (!data.TryAppendTo(ReceiveBuffer))
        {
            return Errno.ENOBUFS;
        }

        WakeReceivers();
        return Errno.Success;
    }

    private Errno AppendRecord(in OutgoingData data, in MessageOrigin origin)
    {
        OpenFile[]? rights = data.Rights;
        Errno error = rights is null ? Errno.Success : Stack.PassedRights.TryAdd(rights, this);
        if (error != Errno.Success)
        {
            return error;
        }

        // A chain that was appended does not tell its length any more.
        int length = data.Length;
        if (!data.TryAppendTo(ReceiveBuffer))
        {
            GiveUp(rights);
            return Errno.ENOBUFS;
        }

        QueuedRecord record = new() { Origin = origin, Rights = rights, EndsRecord = data.EndsRecord && Profile.EndOfRecordIsKept };
        _records ??= new RecordQueue();
        _records.Add(record, ReceiveBuffer.Count, length);
        if (KeepsMessages)
        {
            ReceiveBuffer.AddRecord(record.Overhead);
            origin.Payer?.SendBuffer.ChargeMessage(length, records: 1);
        }

        // It ends a receive, however much that waits for.
        Wake(WaitFor.Receive);
        WakeReceivers();
        return Errno.Success;
    }

    // The bytes that are taken are gone; what else there is of a message goes with them (S9.9).
    private void TakeRecord(int count, ref ReceiveProgress progress, ref ReceivedControl control)
    {
        if (KeepsMessages)
        {
            QueuedRecord message = _records!.TakeMessage();
            ReceiveBuffer.Drop(message.Length - count);
            Tell(message, count, ref progress, ref control);
            Settle(message);
            HandOver(message.Rights, ref progress, ref control);
            return;
        }

        progress.IsAtBoundary = count == RightsLimit;
        if (_records!.TryTake(count, out QueuedRecord record))
        {
            HandOver(record.Rights, ref progress, ref control);
        }
    }

    // S9.6
    private void PeekControl(int count, ref ReceiveProgress progress, ref ReceivedControl control)
    {
        if (KeepsMessages)
        {
            QueuedRecord message = _records!.Peek();
            Tell(message, count, ref progress, ref control);
            PeekRights(message.Rights, ref progress, ref control);
            return;
        }

        // Linux, which is the one that gives them to who peeks, looks for the first rights behind the bytes as well.
        TellSender(default, ref control);
        if (_records?.TryPeek(out QueuedRecord record) == true)
        {
            PeekRights(record.Rights, ref progress, ref control);
        }
    }

    // S9.7, S9.9, S9.13
    private void Tell(in QueuedRecord message, int count, ref ReceiveProgress progress, ref ReceivedControl control)
    {
        progress.Cut = message.Length - count;
        progress.Told |= progress.Cut > 0 ? MessageFlags.Truncated
            : message.EndsRecord ? MessageFlags.EndOfRecord
            : MessageFlags.None;
        TellSender(message.Origin, ref control);
    }

    private void TellSender(in MessageOrigin origin, ref ReceivedControl control)
    {
        if (!Unsafe.IsNullRef(ref control))
        {
            MessageOrigin told = Protocol.TellSender(this, origin);
            control.Sender = told.Name;
            control.Credential = told.Credential;
        }
    }

    // The message is out of the buffer.
    private void Settle(in QueuedRecord message)
    {
        ReceiveBuffer.RemoveRecord(message.Overhead);
        message.Origin.Payer?.PayBack(message.Length, records: 1, _gate);
    }

    /// <summary>Drops all that was received (sbflush). Under the lock of the connection, and of the stack if there are
    /// rights.</summary>
    internal void FlushReceived()
    {
        ReceiveBuffer.Flush();
        MoveUrgent(UrgentByte.None, 0);
        while (_records?.TryRemove(out QueuedRecord record) == true)
        {
            GiveUp(record.Rights);
            if (KeepsMessages)
            {
                Settle(record);
            }
        }
    }
}
