namespace Sockopt;

/// <summary>The lock of a socket's connection, held until this is disposed of. What came about meanwhile, calls that can go
/// on and upcalls, happens after that.</summary>
public readonly ref struct ConnectionHold : IDisposable
{
    private readonly ConnectionGate _gate;
    private readonly Lock.Scope _scope;

    internal ConnectionHold(ConnectionGate gate, Lock.Scope scope)
    {
        _gate = gate;
        _scope = scope;
    }

    /// <summary>Releases the lock, and lets happen what came about under it.</summary>
    public void Dispose() => _gate?.Exit(_scope);
}
