namespace Sockopt;

/// <summary>An upcall that is registered at one side of a socket.</summary>
internal sealed class Upcall(KernelSocket socket, SocketUpcall target, object? state) : WakeUp
{
    private bool _isQueued;

    public override SocketStack Stack => socket.Stack;

    /// <summary>Lets it be called after the release of the lock, once for everything that happens until then. Under the lock of
    /// the connection.</summary>
    public void Queue(ConnectionGate gate)
    {
        if (!Volatile.Read(ref _isQueued))
        {
            Volatile.Write(ref _isQueued, true);
            gate.AfterRelease(this);
        }
    }

    public override void Fire()
    {
        // First, so that what happens from here on queues it again.
        Volatile.Write(ref _isQueued, false);
        target(socket, state);
    }
}
