using System.Runtime.ExceptionServices;

namespace Sockopt;

/// <summary>What a descriptor refers to (struct file): a socket, or something else that can be passed from one user of a stack
/// to another (SCM_RIGHTS). Counted: it is closed when nobody refers to it any more.</summary>
/// <remarks>Who makes it has the first reference. Any thread may add and release references, each its own.</remarks>
public abstract class OpenFile
{
    private int _references = 1;

    // How many of the references are those of messages on their way. Changed under the lock of their stack.
    private int _passed;

    /// <summary>How many references there are.</summary>
    internal int References => Volatile.Read(ref _references);

    /// <summary>Adds a reference, as dup(2) does. Only while one exists.</summary>
    /// <exception cref="ObjectDisposedException">The last reference was released.</exception>
    public void AddReference() => ObjectDisposedException.ThrowIf(!TryAddReference(), this);

    /// <summary>Gives a reference up, as close(2) does. The last one closes the file.</summary>
    /// <exception cref="ObjectDisposedException">There was none left.</exception>
    public void Release()
    {
        if (GiveUp())
        {
            Close();
        }
    }

    /// <summary>Gives references up, all of them even if a close throws.</summary>
    internal static void ReleaseAll(IReadOnlyCollection<OpenFile> files, CancellationToken cancellation)
    {
        ExceptionDispatchInfo? first = null;
        foreach (OpenFile file in files)
        {
            try
            {
                file.Release(cancellation);
            }
            catch (Exception exception)
            {
                first ??= ExceptionDispatchInfo.Capture(exception);
            }
        }

        first?.Throw();
    }

    /// <summary>Adds a reference, if one exists.</summary>
    internal bool TryAddReference()
    {
        int before = Volatile.Read(ref _references);
        while (before > 0)
        {
            int found = Interlocked.CompareExchange(ref _references, before + 1, before);
            if (found == before)
            {
                return true;
            }

            before = found;
        }

        return false;
    }

    /// <summary>Gives a reference up, and tells what the close said if it was the last one.</summary>
    internal Errno Release(CancellationToken cancellation) => GiveUp() ? CloseLast(cancellation) : Errno.Success;

    /// <summary>As <see cref="Release(CancellationToken)"/>; a close that has to wait blocks no thread.</summary>
    internal ValueTask<Errno> ReleaseAsync(CancellationToken cancellation) =>
        GiveUp() ? CloseLastAsync(cancellation) : new ValueTask<Errno>(Errno.Success);

    /// <summary>Adds the reference of a message, if one exists. Under the lock of the stack.</summary>
    internal bool TryPass()
    {
        // First, so that who gives the last other reference up meanwhile sees it.
        Volatile.Write(ref _passed, _passed + 1);
        if (TryAddReference())
        {
            return true;
        }

        Volatile.Write(ref _passed, _passed - 1);
        return false;
    }

    /// <summary>The reference of a message becomes somebody else's. Under the lock of the stack.</summary>
    /// <returns>How many messages refer to it still.</returns>
    internal int Arrive()
    {
        Volatile.Write(ref _passed, _passed - 1);
        return _passed;
    }

    /// <summary>A reference was given up, and all that are left may be those of messages. No lock is held.</summary>
    private protected virtual void OnOnlyPassed()
    {
    }

    /// <summary>Nobody refers to it any more. No lock is held.</summary>
    protected abstract void Close();

    /// <summary>As <see cref="Close"/>, and tells what came of it.</summary>
    private protected virtual Errno CloseLast(CancellationToken cancellation)
    {
        Close();
        return Errno.Success;
    }

    /// <summary>As <see cref="CloseLast"/>, and blocks no thread.</summary>
    private protected virtual ValueTask<Errno> CloseLastAsync(CancellationToken cancellation) => new(CloseLast(cancellation));

    private bool GiveUp()
    {
        int left = Interlocked.Decrement(ref _references);
        ObjectDisposedException.ThrowIf(left < 0, this);
        if (left > 0 && left <= Volatile.Read(ref _passed))
        {
            OnOnlyPassed();
        }

        return left == 0;
    }
}
