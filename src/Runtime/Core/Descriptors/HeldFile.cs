using System.Runtime.CompilerServices;

namespace Sockopt;

/// <summary>The reference that a call has to a file while it runs (fget and fput of the kernels): whoever closes the descriptor
/// meanwhile, the file stays.</summary>
internal readonly struct HeldFile : IDisposable
{
    private readonly OpenFile? _file;
    private readonly CancellationToken _exiting;

    private HeldFile(OpenFile? file, Errno errno, CancellationToken exiting)
    {
        _file = file;
        _exiting = exiting;
        Errno = errno;
    }

    /// <summary><see cref="Errno.Success"/>, or why there is none.</summary>
    public Errno Errno { get; }

    /// <summary>Whether there is one.</summary>
    public bool IsSuccess => Errno == Errno.Success;

    /// <summary>Whether it is a socket.</summary>
    public bool IsSocket => _file is SocketFile;

    /// <summary>The socket. Only if it is one, which it is if <see cref="OfSocket"/> had success.</summary>
    public KernelSocket Socket => Unsafe.As<SocketFile>(_file!).Socket;

    /// <summary>Holds a file.</summary>
    /// <param name="file">The file, with a reference for the call; null if there is none.</param>
    /// <param name="exiting">Ends a close that lingers, if the call is the last one that holds the file.</param>
    public static HeldFile Of(OpenFile? file, CancellationToken exiting) =>
        new(file, file is null ? Errno.EBADF : Errno.Success, exiting);

    /// <summary>Holds a file if it is a socket (getsock, S19.1).</summary>
    /// <inheritdoc cref="Of"/>
    public static HeldFile OfSocket(OpenFile? file, CancellationToken exiting)
    {
        if (file is null or SocketFile)
        {
            return Of(file, exiting);
        }

        file.Release(exiting);
        return new HeldFile(null, Errno.ENOTSOCK, exiting);
    }

    public void Dispose() => _file?.Release(_exiting);

    /// <summary>Lets the file go without blocking a thread, however long a close takes.</summary>
    public ConfiguredValueTaskAwaitable<Errno> DisposeAsync() => _file is null
        ? default(ValueTask<Errno>).ConfigureAwait(false)
        : _file.ReleaseAsync(_exiting).ConfigureAwait(false);
}
