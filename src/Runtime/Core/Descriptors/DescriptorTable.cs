namespace Sockopt;

/// <summary>The descriptors of one process: small numbers that refer to sockets and other files, and the system calls that take
/// them. A stack may have many tables, one for each process that is thought to use it.</summary>
/// <remarks>
/// <para>Descriptors are counted from 0, and a new one is the lowest that is free. Every call looks at the descriptor first:
/// <see cref="Errno.EBADF"/>, there is no such; <see cref="Errno.ENOTSOCK"/>, it is another file (S19.1). The rest is what
/// the call of the same name of <see cref="KernelSocket"/> says.</para>
/// <para>A call holds its file while it runs, as the kernels do. So a descriptor that is closed meanwhile does not end the calls
/// that were made with it: the socket is closed when the last descriptor is, here and in other tables, when no message carries
/// it and no call runs any more. To end such a call there are its cancellation, and <see cref="Shutdown"/> before the close.
/// The end of the process, <see cref="Dispose"/>, ends every call that waits.</para>
/// <para>Every member may be called from any thread.</para>
/// </remarks>
/// <example><code>
/// using DescriptorTable process = new(stack, new Credential(UserId: 1000, GroupId: 1000, ProcessId: 1));
/// Errno error = process.SocketPair(SocketDomain.Unix, SocketType.Stream, 0, out int first, out int second);
/// IoResult sent = process.Send(first, "hello"u8);
/// </code></example>
public sealed partial class DescriptorTable : IDisposable
{
    /// <summary>How many descriptors a table may have whose creator does not say (RLIMIT_NOFILE).</summary>
    public const int DefaultMaximumDescriptors = 1024;

    private readonly DescriptorSlots _slots;
    private readonly CancellationTokenSource _exit = new();

    // The source does not give it out any more when it is disposed of.
    private readonly CancellationToken _exiting;

    private bool _isOver;

    /// <summary>A table without a descriptor.</summary>
    /// <param name="stack">Whose sockets they are.</param>
    /// <param name="credential">On whose behalf its calls are made.</param>
    /// <param name="memory">What the addresses in its calls mean; null for a memory in which nothing is mapped.</param>
    /// <param name="maximumDescriptors">How many descriptors it may have; one more is <see cref="Errno.EMFILE"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The maximum is negative.</exception>
    public DescriptorTable(
        SocketStack stack,
        Credential credential,
        IUserMemory? memory = null,
        int maximumDescriptors = DefaultMaximumDescriptors)
    {
        ArgumentNullException.ThrowIfNull(stack);
        ArgumentOutOfRangeException.ThrowIfNegative(maximumDescriptors);
        Stack = stack;
        Credential = credential;
        Memory = memory ?? new UserMemoryMap();
        MaximumDescriptors = maximumDescriptors;
        _slots = new DescriptorSlots(maximumDescriptors);
        _exiting = _exit.Token;
    }

    /// <summary>Whose sockets they are.</summary>
    public SocketStack Stack { get; }

    /// <summary>On whose behalf its calls are made.</summary>
    public Credential Credential { get; }

    /// <summary>What the addresses in its calls mean.</summary>
    public IUserMemory Memory { get; }

    /// <summary>How many descriptors it may have.</summary>
    public int MaximumDescriptors { get; }

    private StackProfile Profile => Stack.Profile;

    /// <summary>Ends the process (exit(2)): ends every call that waits, with <see cref="Errno.EINTR"/> if what it waits for does
    /// not come at the same moment, and closes all descriptors. From then on every descriptor is <see cref="Errno.EBADF"/>, and
    /// what would make one <see cref="Errno.EMFILE"/>.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isOver, true))
        {
            return;
        }

        OpenFile[] files = _slots.Clear();
        _exit.Cancel();

        // Nothing lingers when a process ends.
        try
        {
            OpenFile.ReleaseAll(files, _exiting);
        }
        finally
        {
            _exit.Dispose();
        }
    }

    private HeldFile Hold(int descriptor) => HeldFile.Of(_slots.Find(descriptor), _exiting);

    private HeldFile HoldSocket(int descriptor) => HeldFile.OfSocket(_slots.Find(descriptor), _exiting);

    private CallCancellation CancelWith(CancellationToken cancellation) => new(cancellation, _exiting);
}
