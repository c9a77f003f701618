using System.Net.Sockets;

namespace Sockopt;

/// <summary>A socket of the core (struct socket, S1.1). Made by <see cref="SocketStack.Create"/>.</summary>
/// <remarks>
/// <para>Failures are results, never exceptions. No call waits: where a kernel would, the result is
/// <see cref="Errno.EAGAIN"/>, as if the socket were non-blocking.</para>
/// <para>Every member may be called from any thread. After <see cref="Close"/> every call returns
/// <see cref="Errno.EBADF"/>, which is what the descriptor that is gone would say.</para>
/// </remarks>
public sealed partial class KernelSocket : IDisposable
{
    private int _state;

    internal KernelSocket(SocketStack stack, Protocol protocol, Credential credential)
    {
        Stack = stack;
        Protocol = protocol;
        Credential = credential;
        ReceiveBuffer = new SocketBuffer(stack.Pool);
        SendBuffer = new SocketBuffer(stack.Pool);
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

    /// <summary>Whether a receive would not have to wait (soreadable, S8.6): as many bytes as SO_RCVLOWAT are there, nothing
    /// more will arrive, or an error is pending.</summary>
    /// <remarks>This is the predicate of the BSDs under every profile, and not the answer of poll(2), which combines it
    /// differently on each system. False once the socket is closed.</remarks>
    public bool IsReadable
    {
        get
        {
            lock (Gate)
            {
                return !IsClosed
                    && (ReceiveBuffer.Count >= ReceiveBuffer.LowWater || Is(SocketState.CannotReceiveMore) || HasPendingError);
            }
        }
    }

    /// <summary>Whether a send would not have to wait (sowriteable, S8.6): there is space for as many bytes as SO_SNDLOWAT and
    /// the connection that the protocol requires, nothing more can be sent, or an error is pending.</summary>
    /// <remarks>As for <see cref="IsReadable"/>.</remarks>
    public bool IsWritable
    {
        get
        {
            lock (Gate)
            {
                return !IsClosed
                    && ((SendBuffer.Space >= SendBuffer.LowWater && (Is(SocketState.Connected) || !Protocol.RequiresConnection))
                        || Is(SocketState.CannotSendMore)
                        || HasPendingError);
            }
        }
    }

    internal SocketStack Stack { get; }

    internal Protocol Protocol { get; }

    /// <summary>The lock of the connection. Both ends of a local pair have the same.</summary>
    internal Lock Gate { get; set; } = new();

    internal SocketBuffer ReceiveBuffer { get; }

    internal SocketBuffer SendBuffer { get; }

    /// <summary>What the protocol keeps for the socket (so_pcb).</summary>
    internal object? ControlBlock { get; set; }

    /// <summary>The error that the next call reports and clears (so_error).</summary>
    internal Errno PendingError { get; set; }

    private StackProfile Profile => Stack.Profile;

    private bool HasPendingError => PendingError != Errno.Success;

    private bool IsClosed => Is(SocketState.NoDescriptor);

    /// <summary>Whether there has been neither a connection nor an attempt at one.</summary>
    private bool WasNeverConnected => !Is(
        SocketState.Connected | SocketState.Connecting | SocketState.Disconnecting | SocketState.Disconnected);

    /// <summary>Changes state bits. Under the lock of the connection; readers need none.</summary>
    internal void ChangeState(SocketState clear, SocketState set) =>
        Volatile.Write(ref _state, (_state & ~(int)clear) | (int)set);

    /// <summary>Marks the socket closed and gives its storage back (sofree). Under the lock of the connection.</summary>
    internal void Free()
    {
        ChangeState(SocketState.None, SocketState.NoDescriptor);
        ReceiveBuffer.Flush();
        SendBuffer.Flush();
    }

    private bool Is(SocketState any) => (State & any) != 0;

    private Errno TakePendingError()
    {
        Errno error = PendingError;
        PendingError = Errno.Success;
        return error;
    }
}
