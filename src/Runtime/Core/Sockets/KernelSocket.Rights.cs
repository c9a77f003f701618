using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Sockopt;

/// <content>Rights that are on their way in the receive buffer (SCM_RIGHTS, S7.8, S9.6, S18.1). They come and go under the lock
/// of the stack.</content>
public sealed partial class KernelSocket
{
    /// <summary>Whether there may be rights in the receive buffer, or in that of a connection that waits to be accepted. Read
    /// without a lock it may be over.</summary>
    internal bool MayHoldRights => _records is { HasRights: true } || HasConnections;

    /// <summary>How deep sockets lie in sockets in the receive buffer: 0 if there is none in it, 1 if nothing lies in those that
    /// are. Under the lock of the stack.</summary>
    internal int RightsNesting { get; set; }

    /// <summary>As <see cref="RightsNesting"/>, also in the buffers of connections that wait to be accepted.</summary>
    internal int DeepestRights =>
        Math.Max(RightsNesting, (_connections?.Sockets ?? []).Select(child => child.DeepestRights).DefaultIfEmpty().Max());

    /// <summary>Adds the rights that lie in the receive buffer, and those in the buffers of connections that wait to be accepted.
    /// Under the lock of the stack.</summary>
    internal void ListRights(List<OpenFile> files)
    {
        using ConnectionHold hold = Hold();
        files.AddRange(_records?.Rights ?? []);
        foreach (KernelSocket child in _connections?.Sockets ?? [])
        {
            child.ListRights(files);
        }
    }

    /// <summary>Drops all that was received, here and at connections that wait to be accepted. Under the lock of the
    /// stack.</summary>
    internal void DropReceived()
    {
        using ConnectionHold hold = Hold();
        FlushReceived();
        foreach (KernelSocket child in _connections?.Sockets ?? [])
        {
            child.DropReceived();
        }
    }

    /// <summary>What a send finds before it looks for the files that go along (S7.8). A pending error is cleared.</summary>
    internal Errno TakeErrorBeforeRights()
    {
        using ConnectionHold hold = Hold();
        return !KeepsMessages || !Protocol.RequiresConnection ? Errno.Success
            : HasPendingError ? TakePendingError()
            : WasNeverConnected ? Errno.ENOTCONN
            : Errno.Success;
    }

    private long RightsLimit => _records?.Limit(Profile.ReceiveStopsBehindRights) ?? long.MaxValue;

    private OpenFile[]? FilesOf(IReadOnlyCollection<OpenFile> rights)
    {
        ArgumentNullException.ThrowIfNull(rights);
        OpenFile[] files = [.. rights];
        foreach (OpenFile file in files)
        {
            ArgumentNullException.ThrowIfNull(file, nameof(rights));
            if (file is SocketFile { Socket: { } socket } && socket.Stack != Stack)
            {
                throw new ArgumentException("A socket belongs to another stack; stacks share nothing.", nameof(rights));
            }
        }

        return files.Length == 0 ? null : files;
    }

    // S9.6: more than the caller takes, where they are not cut off. What they came with goes too, if it is a message.
    private bool RefusesRights(int count, in ReceiveProgress progress, ref ReceivedControl control)
    {
        if (_records is not { HasRights: true }
            || Profile.SurplusRightsAreCutOff
            || progress.Has(MessageFlags.Peek)
            || Unsafe.IsNullRef(ref control)
            || control.MaximumRights == 0)
        {
            return false;
        }

        QueuedRecord record = _records.Peek();
        bool isReached = KeepsMessages || _records.TryFind(count, out record);
        if (!isReached || !(record.Rights?.Length > control.MaximumRights))
        {
            return false;
        }

        if (KeepsMessages)
        {
            ReceiveBuffer.Drop(_records.TakeMessage().Length);
            Settle(record);
            TellOfTakenData();
        }
        else
        {
            _records.TryRemove(out _);
        }

        GiveUp(record.Rights);
        return true;
    }

    // They are the caller's from now on.
    private void HandOver(OpenFile[]? files, ref ReceiveProgress progress, ref ReceivedControl control)
    {
        if (files is null)
        {
            return;
        }

        int taken = Unsafe.IsNullRef(ref control) ? 0 : Math.Min(files.Length, control.MaximumRights);
        if (taken < files.Length)
        {
            progress.Told |= Profile.LostRightsAreTold ? MessageFlags.ControlTruncated : MessageFlags.None;
            GiveUp(files[taken..]);
        }

        if (taken > 0)
        {
            Debug.Assert(control.Rights is null, "A receive gets the rights of one send.");
            control.Rights = files[..taken];
            Forget(control.Rights);
        }
    }

    private void PeekRights(OpenFile[]? files, ref ReceiveProgress progress, ref ReceivedControl control)
    {
        if (files is null || !Profile.PeekGivesRights)
        {
            return;
        }

        int taken = Unsafe.IsNullRef(ref control) ? 0 : Math.Min(files.Length, control.MaximumRights);
        progress.Told |= taken < files.Length && Profile.LostRightsAreTold ? MessageFlags.ControlTruncated : MessageFlags.None;
        if (taken > 0)
        {
            // They are referenced by the message, so that one more reference is possible.
            control.Rights = files[..taken];
            Array.ForEach(control.Rights, file => file.AddReference());
        }
    }

    // Nobody receives them. What that closes is closed later, without a lock.
    private void GiveUp(OpenFile[]? files)
    {
        if (files is not null)
        {
            Forget(files);
            _gate.AfterRelease(new RightsRelease(Stack, files));
        }
    }

    // They are out of the receive buffer.
    private void Forget(OpenFile[] files)
    {
        Stack.PassedRights.Remove(files);
        RightsNesting = _records is { HasRights: true } ? RightsNesting : 0;
    }
}
