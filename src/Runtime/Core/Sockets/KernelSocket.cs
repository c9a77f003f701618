using System.Net.Sockets;

namespace Sockopt;

/// <summary>A socket of the core (struct socket, S1.1). Made by <see cref="SocketStack.Create"/>.</summary>
/// <remarks>
/// <para>Failures are results, never exceptions. A call that has to wait does so on its thread, or in its task if its name
/// ends in Async; it does not wait if the socket is <see cref="NonBlocking"/> or the call says
/// <see cref="MessageFlags.DontWait"/>, and returns <see cref="Errno.EAGAIN"/> instead. A wait that is cancelled ends with
/// <see cref="Errno.EINTR"/>, as one that a signal interrupts.</para>
/// <para>Every member may be called from any thread. After <see cref="Close"/> every call, also one that waits, returns
/// <see cref="Errno.EBADF"/>, which is what the descriptor that is gone would say.</para>
/// </remarks>
public sealed partial class KernelSocket : IDisposable
{
    private int _state;

    internal KernelSocket(SocketStack stack, Protocol protocol, Credential credential)
    {
        Stack = stack;
        Profile = stack.Profile;
        Protocol = protocol;
        Credential = credential;
        _gate = new ConnectionGate(stack.Gate);
        ReceiveBuffer = new SocketBuffer(stack.Pool);
        SendBuffer = new SocketBuffer(stack.Pool);
        KeepsMessages = (protocol.Flags & ProtocolFlags.Atomic) != 0;
        _records = KeepsMessages ? new RecordQueue() : null;
        _state = (int)(credential.IsSuperuser ? SocketState.Privileged : SocketState.None);
    }

    /// <summary>The domain, as SO_DOMAIN reads it.</summary>
    public SocketDomain Domain => Protocol.Domain;

    /// <summary>The type, as SO_TYPE reads it.</summary>
    public SocketType Type => Protocol.Type;

    /// <summary>On whose behalf it was created.</summary>
    public Credential Credential { get; }

    /// <summary>The state bits at this moment.</summary>
    public SocketState State => (SocketState)Volatile.Read(ref _state);

    /// <summary>Whether calls return <see cref="Errno.EAGAIN"/> instead of waiting (SS_NBIO; FIONBIO, O_NONBLOCK).</summary>
    public bool NonBlocking
    {
        get => Is(SocketState.NonBlocking);
        set
        {
            using ConnectionHold hold = Hold();
            ChangeState(SocketState.NonBlocking, value ? SocketState.NonBlocking : SocketState.None);
        }
    }

    internal SocketStack Stack { get; }

    internal Protocol Protocol { get; }

    internal SocketBuffer ReceiveBuffer { get; }

    internal SocketBuffer SendBuffer { get; }

    /// <summary>What the protocol keeps for the socket (so_pcb).</summary>
    internal object? ControlBlock { get; set; }

    /// <summary>The error that the next call reports and clears (so_error).</summary>
    internal Errno PendingError { get; private set; }

    // Every call asks it several times.
    private StackProfile Profile { get; }

    private bool HasPendingError => PendingError != Errno.Success;

    // Nobody holds the socket: it was closed, or has not been accepted yet.
    private bool IsClosed => Is(SocketState.NoDescriptor);

    /// <summary>Whether there has been neither a connection nor an attempt at one.</summary>
    private bool WasNeverConnected => !Is(
        SocketState.Connected | SocketState.Connecting | SocketState.Disconnecting | SocketState.Disconnected);

    /// <summary>Changes state bits. Under the lock of the connection; readers need none.</summary>
    internal void ChangeState(SocketState clear, SocketState set) =>
        Volatile.Write(ref _state, (_state & ~(int)clear) | (int)set);

    /// <summary>Leaves an error pending, and wakes whoever it concerns. Under the lock of the connection.</summary>
    internal void SetError(Errno error)
    {
        PendingError = error;
        WakeAll();
    }

    /// <summary>Whether it is in any of these states. Under the lock of the connection, or as it just happens to be.</summary>
    internal bool Is(SocketState any) => (_state & (int)any) != 0;

    private Errno TakePendingError()
    {
        Errno error = PendingError;
        PendingError = Errno.Success;
        return error;
    }
}
