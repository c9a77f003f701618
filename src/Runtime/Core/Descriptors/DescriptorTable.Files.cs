using System.Runtime.CompilerServices;

namespace Sockopt;

/// <content>What is about descriptors and not about what they refer to: close(2), dup(2), and files that come from
/// outside.</content>
public sealed partial class DescriptorTable
{
    /// <summary>Makes a descriptor for a file, a socket or any other.</summary>
    /// <param name="file">The file. After a success the caller's reference is the table's; after an error it still is the
    /// caller's.</param>
    /// <param name="descriptor">The descriptor; -1 if there is an error.</param>
    /// <returns><see cref="Errno.EMFILE"/>: there are <see cref="MaximumDescriptors"/> already.</returns>
    /// <exception cref="ArgumentException">It is a socket of another stack; stacks share nothing.</exception>
    public Errno Open(OpenFile file, out int descriptor)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file is SocketFile { Socket: { } socket } && socket.Stack != Stack)
        {
            throw new ArgumentException("The socket belongs to another stack; stacks share nothing.", nameof(file));
        }

        return _slots.TryAdd(file, out descriptor) ? Errno.Success : Errno.EMFILE;
    }

    /// <summary>Finds the file of a descriptor, for what is no system call (fget).</summary>
    /// <param name="descriptor">The descriptor.</param>
    /// <param name="file">The file, with a reference for the caller, who releases it; null if there is an error.</param>
    /// <returns><see cref="Errno.EBADF"/>: no descriptor.</returns>
    public Errno GetFile(int descriptor, out OpenFile? file)
    {
        file = _slots.Find(descriptor);
        return file is null ? Errno.EBADF : Errno.Success;
    }

    /// <summary>Closes a descriptor (close(2)), and the file if nobody else refers to it.</summary>
    /// <param name="descriptor">The descriptor; it is free after the call, whatever that returns.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns><see cref="Errno.EBADF"/>: no descriptor. If a socket is closed by it, the errors of
    /// <see cref="KernelSocket.Close"/>, which may wait (S12.3).</returns>
    public Errno Close(int descriptor, CancellationToken cancellation = default)
    {
        OpenFile? file = _slots.Remove(descriptor);
        if (file is null)
        {
            return Errno.EBADF;
        }

        using CallCancellation end = CancelWith(cancellation);
        return file.Release(end.Token);
    }

    /// <summary>Closes a descriptor (close(2)).</summary>
    /// <inheritdoc cref="Close"/>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Errno> CloseAsync(int descriptor, CancellationToken cancellation = default)
    {
        OpenFile? file = _slots.Remove(descriptor);
        if (file is null)
        {
            return Errno.EBADF;
        }

        using CallCancellation end = CancelWith(cancellation);
        return await file.ReleaseAsync(end.Token).ConfigureAwait(false);
    }

    /// <summary>Makes another descriptor for the same file (dup(2)). What is said of a socket by one, NBIO too, is so for
    /// both.</summary>
    /// <param name="descriptor">The descriptor.</param>
    /// <param name="duplicate">The new one, the lowest that is free; -1 if there is an error.</param>
    /// <returns><see cref="Errno.EBADF"/>: no descriptor. <see cref="Errno.EMFILE"/>: there are
    /// <see cref="MaximumDescriptors"/> already.</returns>
    public Errno Duplicate(int descriptor, out int duplicate)
    {
        duplicate = -1;
        OpenFile? file = _slots.Find(descriptor);
        if (file is null)
        {
            return Errno.EBADF;
        }

        if (_slots.TryAdd(file, out duplicate))
        {
            return Errno.Success;
        }

        file.Release();
        return Errno.EMFILE;
    }

    /// <summary>Makes a descriptor refer to the file of another (dup2(2)). What it referred to before is closed by that, and
    /// what closing says is not told.</summary>
    /// <param name="descriptor">The descriptor.</param>
    /// <param name="target">The one that refers to the same file from now on, in use or not. If it is the same number, nothing
    /// happens.</param>
    /// <returns><see cref="Errno.EBADF"/>: no descriptor, or the target is negative or not below
    /// <see cref="MaximumDescriptors"/>. <see cref="Errno.EBUSY"/>: a call that is going on, an accept above all, has
    /// taken the target's number.</returns>
    public Errno DuplicateTo(int descriptor, int target)
    {
        OpenFile? file = _slots.Find(descriptor);
        if (file is null)
        {
            return Errno.EBADF;
        }

        OpenFile? surplus = file;
        Errno error = Errno.Success;
        if (descriptor != target)
        {
            error = _slots.Replace(target, file, out OpenFile? replaced);
            surplus = error == Errno.Success ? replaced : file;
        }

        surplus?.Release(_exiting);
        return error;
    }
}
