using System.Runtime.CompilerServices;

namespace Sockopt;

/// <summary>The lock of a connection; both ends of a local one have the same. Wake-ups that come about under it wait for its
/// release, and for that of the stack if this thread holds it.</summary>
/// <remarks>A data call takes this lock and no other. Two connections are locked at once only under the lock of the
/// stack.</remarks>
internal sealed class ConnectionGate(StackGate stack)
{
    private readonly Lock _lock = new();
    private int _depth;
    private WakeUpList _wakeUps;

    public bool IsHeldHere => _lock.IsHeldByCurrentThread;

    // The scope knows the thread, which to find again costs a sixth of the lock.
    public Lock.Scope Enter()
    {
        Lock.Scope scope = _lock.EnterScope();
        _depth++;
        return scope;
    }

    public void Exit(Lock.Scope scope)
    {
        if (--_depth > 0 || _wakeUps.IsEmpty)
        {
            scope.Dispose();
        }
        else
        {
            ExitAndFire(scope);
        }
    }

    /// <summary>Lets something happen after the release.</summary>
    public void AfterRelease(WakeUp wakeUp) => _wakeUps.Add(wakeUp);

    // By itself, so that what calls it in vain stays small.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ExitAndFire(Lock.Scope scope)
    {
        WakeUpList wakeUps = _wakeUps;
        _wakeUps = default;
        scope.Dispose();
        stack.Fire(ref wakeUps);
    }
}
