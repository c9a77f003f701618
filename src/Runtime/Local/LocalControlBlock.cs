namespace Sockopt;

/// <summary>What the local domain knows of a socket (struct unpcb).</summary>
internal sealed class LocalControlBlock
{
    private readonly Lock _roomLock = new();
    private List<KernelSocket>? _awaitingRoom;
    private object? _name;

    /// <summary>The other end, while connected.</summary>
    public KernelSocket? Peer { get; set; }

    /// <summary>On whose behalf the other end connected or listened; of a listener, on whose behalf it listens.</summary>
    public Credential? PeerCredential { get; set; }

    /// <summary>The name of the socket; null if it has none. May be read without a lock, by who received from it.</summary>
    public SocketName? Name
    {
        get => (SocketName?)Volatile.Read(ref _name);
        set => Volatile.Write(ref _name, value);
    }

    /// <summary>The name that the peer had when the connection ended; null if it had none, or there was no peer.</summary>
    public SocketName? LastPeerName { get; set; }

    /// <summary>On whose behalf the peer existed when the connection ended; null if there was none.</summary>
    public Credential? LastPeerCredential { get; set; }

    /// <summary>The node that the socket is bound to, if its name is a path. A connection has its listener's name, but not its
    /// node.</summary>
    public LocalNode? Node { get; set; }

    /// <summary>The datagram sockets that are connected to this one, where they are told of its close (unp_refs). Under the lock
    /// of the stack.</summary>
    public HashSet<KernelSocket> Referrers => field ??= [];

    /// <summary>A socket wants to be told when there is room for its messages.</summary>
    public void AwaitRoom(KernelSocket sender)
    {
        lock (_roomLock)
        {
            List<KernelSocket> waiting = _awaitingRoom ?? [];
            if (!waiting.Contains(sender))
            {
                waiting.Add(sender);
            }

            Volatile.Write(ref _awaitingRoom, waiting);
        }
    }

    /// <summary>Those that want to be told of room. A message was taken before.</summary>
    public IReadOnlyList<KernelSocket> TakeThoseAwaitingRoom()
    {
        // Who looks for room without the lock of this socket says first that it waits for some, and looks again.
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _awaitingRoom) is null)
        {
            return [];
        }

        lock (_roomLock)
        {
            IReadOnlyList<KernelSocket> waiting = _awaitingRoom ?? [];
            _awaitingRoom = null;
            return waiting;
        }
    }
}
