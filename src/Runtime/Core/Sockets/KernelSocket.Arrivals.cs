namespace Sockopt;

/// <content>What arrives for the socket.</content>
public sealed partial class KernelSocket
{
    /// <summary>Puts bytes, and the files that go along with them, into the receive buffer (sbappendcontrol, S8.5). Under the
    /// lock of the connection.</summary>
    /// <returns><see cref="Errno.ENOBUFS"/>: no storage is left. <see cref="Errno.EBADF"/>: the last reference to a file was
    /// given up. Nothing has changed then.</returns>
    internal Errno AppendReceived(in OutgoingData data)
    {
        if (data.Rights is not null && data.Length > 0)
        {
            return AppendWithRights(data, data.Rights);
        }

        if (!data.TryAppendTo(ReceiveBuffer))
        {
            return Errno.ENOBUFS;
        }

        WakeReceivers();
        return Errno.Success;
    }
}
