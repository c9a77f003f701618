using System.Diagnostics;

namespace Sockopt;

/// <summary>The rights of a stack that are on their way: sent, and not received yet (unp_rights). Under the lock of the
/// stack.</summary>
/// <remarks>Sockets that lie in each other's buffers, and that nobody else refers to, hold each other for ever. They are looked
/// for, as unp_gc does, when a reference is given up and those that are left are only on their way.</remarks>
internal sealed class PassedRights(SocketStack stack)
{
    private const string NeedsLock = "Rights come and go under the lock of the stack.";

    // Those of the files that can hold others.
    private readonly HashSet<SocketFile> _sockets = [];

    /// <summary>How many there are; a file that was sent twice counts twice.</summary>
    public int Count { get; private set; }

    /// <summary>References files for a message to a socket.</summary>
    /// <returns><see cref="StackProfile.TooManyRightsPassed"/>, <see cref="Errno.ETOOMANYREFS"/>: limits.
    /// <see cref="Errno.EBADF"/>: the last reference to a file was given up. Nothing has changed then.</returns>
    public Errno TryAdd(OpenFile[] files, KernelSocket receiver)
    {
        Debug.Assert(stack.Gate.IsHeldHere, NeedsLock);
        if (files.Length > stack.Limits.MaximumRightsPassed - Count)
        {
            return stack.Profile.TooManyRightsPassed;
        }

        int nesting = 0;
        foreach (OpenFile file in files)
        {
            nesting = file is SocketFile { Socket: { } socket } ? Math.Max(nesting, socket.DeepestRights + 1) : nesting;
        }

        if (nesting > stack.Limits.MaximumRightsNesting)
        {
            return Errno.ETOOMANYREFS;
        }

        for (int i = 0; i < files.Length; i++)
        {
            if (!files[i].TryPass())
            {
                Array.ForEach(files[..i], file => file.Arrive());
                stack.Gate.AfterRelease(new RightsRelease(stack, files[..i]));
                return Errno.EBADF;
            }
        }

        Count += files.Length;
        _sockets.UnionWith(files.OfType<SocketFile>());
        receiver.RightsNesting = Math.Max(receiver.RightsNesting, nesting);
        return Errno.Success;
    }

    /// <summary>Files are not on their way any more. Their references stay.</summary>
    public void Remove(OpenFile[] files)
    {
        Debug.Assert(stack.Gate.IsHeldHere, NeedsLock);
        Count -= files.Length;
        foreach (OpenFile file in files)
        {
            if (file.Arrive() == 0 && file is SocketFile socket)
            {
                _sockets.Remove(socket);
            }
        }
    }

    /// <summary>Drops what lies in sockets that only such sockets refer to (unp_gc). No lock is held.</summary>
    public void Collect()
    {
        using StackGate.Hold hold = stack.Gate.Enter();
        Dictionary<SocketFile, SocketFile[]> contents = _sockets.ToDictionary(socket => socket, Contents);
        Dictionary<SocketFile, int> held = contents.Values.SelectMany(files => files).CountBy(file => file).ToDictionary();

        // Somebody else refers to these, and so to all that lies in them.
        Queue<SocketFile> reached = new(_sockets.Where(socket => socket.References > held.GetValueOrDefault(socket)));
        HashSet<SocketFile> lost = [.. _sockets];
        lost.ExceptWith(reached);
        while (reached.TryDequeue(out SocketFile? socket))
        {
            foreach (SocketFile file in contents[socket].Where(lost.Remove))
            {
                reached.Enqueue(file);
            }
        }

        foreach (SocketFile socket in lost)
        {
            socket.Socket.DropReceived();
        }
    }

    private static SocketFile[] Contents(SocketFile socket)
    {
        List<OpenFile> files = [];
        socket.Socket.ListRights(files);
        return [.. files.OfType<SocketFile>()];
    }
}
