namespace Sockopt;

/// <summary>The lock of a stack, for names, connecting, accepting and closing. It comes before the lock of any connection.
/// Wake-ups that come about under it wait for its release.</summary>
internal sealed class StackGate
{
    private readonly Lock _lock = new();
    private int _depth;
    private WakeUpList _wakeUps;

    public bool IsHeldHere => _lock.IsHeldByCurrentThread;

    public Hold Enter()
    {
        _lock.Enter();
        _depth++;
        return new Hold(this);
    }

    /// <summary>Takes the lock whatever interrupts the thread.</summary>
    public Hold EnterSurely() => Uninterrupted.Take(this, static gate => gate.Enter());

    /// <summary>Lets wake-ups happen: at once, or when this thread releases the lock. No lock of a connection is held.</summary>
    public void Fire(ref WakeUpList wakeUps)
    {
        // Looked at first because it costs less; whoever holds the lock sees what it wrote itself.
        if (_depth > 0 && _lock.IsHeldByCurrentThread)
        {
            _wakeUps.Take(ref wakeUps);
        }
        else
        {
            Firing.Fire(ref wakeUps);
        }
    }

    /// <summary>Lets something happen after the release. The lock is held.</summary>
    public void AfterRelease(WakeUp wakeUp) => _wakeUps.Add(wakeUp);

    private void Exit()
    {
        if (--_depth > 0)
        {
            _lock.Exit();
            return;
        }

        WakeUpList wakeUps = _wakeUps;
        _wakeUps = default;
        _lock.Exit();
        if (!wakeUps.IsEmpty)
        {
            Firing.Fire(ref wakeUps);
        }
    }

    /// <summary>The lock, held until it is disposed of.</summary>
    public readonly ref struct Hold(StackGate gate) : IDisposable
    {
        public void Dispose() => gate?.Exit();
    }
}
