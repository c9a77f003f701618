namespace Sockopt;

/// <summary>Lets wake-ups happen on a thread, one after the other. What one of them brings about is done when it is through,
/// and not within it: an upcall that sends to a socket whose upcall sends back would else never return.</summary>
internal sealed class Firing
{
    // One object, because finding what belongs to the thread costs as much as the rest of a wake-up.
    [ThreadStatic]
    private static Firing? _ofThread;

    private bool _isFiring;
    private WakeUpList _waiting;

    /// <summary>Lets them happen, now or when what is happening on this thread is through. The caller holds no lock.</summary>
    public static void Fire(ref WakeUpList wakeUps) => (_ofThread ??= new Firing()).FireOrQueue(ref wakeUps);

    /// <summary>Lets them wait until the end of something that wake-ups must not come in the middle of: what they call could not
    /// do the same, and would wait for it.</summary>
    public static Deferral Defer()
    {
        Firing firing = _ofThread ??= new Firing();
        if (firing._isFiring)
        {
            return default;
        }

        firing._isFiring = true;
        return new Deferral(firing);
    }

    /// <summary>Before this thread sleeps inside a wake-up: others that it has yet to let happen may be what it is going to
    /// wait for.</summary>
    public static void BeforeSleep() => _ofThread?.FireAll();

    private void FireOrQueue(ref WakeUpList wakeUps)
    {
        _waiting.Take(ref wakeUps);
        if (!_isFiring)
        {
            _isFiring = true;
            End();
        }
    }

    private void End()
    {
        FireAll();
        _isFiring = false;
    }

    private void FireAll()
    {
        while (_waiting.TakeFirst() is { } next)
        {
            try
            {
                next.Fire();
            }
            catch (Exception e)
            {
                // It must keep nobody from being woken, and is not the affair of the call that brought it about.
                next.Stack.Report(e);
            }
        }
    }

    /// <summary>Wake-ups wait until this is disposed of, without a lock.</summary>
    public readonly ref struct Deferral(Firing? firing) : IDisposable
    {
        public void Dispose() => firing?.End();
    }
}
