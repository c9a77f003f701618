using System.Runtime.CompilerServices;

namespace Sockopt;

/// <summary>The reference that a call has to a file while it runs (fget and fput of the kernels): whoever closes the descriptor
/// meanwhile, the file stays.</summary>
internal readonly struct HeldFile : IDisposable
{
    private readonly OpenFile? _file;

    private HeldFile(OpenFile? file, Errno errno)
    {
        _file = file;
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
    public static HeldFile Of(OpenFile? file) => new(file, file is null ? Errno.EBADF : Errno.Success);

    /// <summary>Holds a file if it is a socket (getsock, S19.1).</summary>
    public static HeldFile OfSocket(OpenFile? file)
    {
        if (file is null or SocketFile)
        {
            return Of(file);
        }

        file.Release();
        return new HeldFile(null, Errno.ENOTSOCK);
    }

    public void Dispose() => _file?.Release();

    /// <summary>Lets the file go without blocking a thread, however long a close takes.</summary>
    public ConfiguredValueTaskAwaitable<Errno> DisposeAsync() => _file is null
        ? default(ValueTask<Errno>).ConfigureAwait(false)
        : _file.ReleaseAsync(CancellationToken.None).ConfigureAwait(false);
}
