namespace Sockopt;

/// <summary>The lock of a connection; both ends of a local one have the same. Wake-ups that come about under it wait for its
/// release, and for that of the stack if this thread holds it.</summary>
/// <remarks>A data call takes this lock and no other. Two connections are locked at once only under the lock of the
/// stack.</remarks>
internal sealed class ConnectionGate(StackGate stack)
{
    private int _depth;
    private WakeUpList _wakeUps;

    /// <summary>The lock by itself, for what wakes nobody.</summary>
    public Lock Lock { get; } = new();

    public bool IsHeldHere => Lock.IsHeldByCurrentThread;

    public void Enter()
    {
        Lock.Enter();
        _depth++;
    }

    public void Exit()
    {
        if (--_depth > 0 || _wakeUps.IsEmpty)
        {
            Lock.Exit();
            return;
        }

        WakeUpList wakeUps = _wakeUps;
        _wakeUps = default;
        Lock.Exit();
        stack.Fire(ref wakeUps);
    }

    /// <summary>Lets something happen after the release.</summary>
    public void AfterRelease(WakeUp wakeUp) => _wakeUps.Add(wakeUp);
}
