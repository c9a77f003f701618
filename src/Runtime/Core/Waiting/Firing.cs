using System.Runtime.ExceptionServices;

namespace Sockopt;

/// <summary>Lets wake-ups happen on this thread, one after the other. What one of them brings about is done when it is
/// through, and not within it: an upcall that sends to a socket whose upcall sends back would else never return.</summary>
/// <remarks>An upcall that throws keeps nobody from being woken: the first exception is kept until all have happened, and then
/// until the attempt is through that brought them about, because a call must know how it stands before it ends.</remarks>
internal static class Firing
{
    [ThreadStatic]
    private static bool _isFiring;

    [ThreadStatic]
    private static bool _isAttempting;

    [ThreadStatic]
    private static WakeUpList _waiting;

    [ThreadStatic]
    private static ExceptionDispatchInfo? _thrown;

    /// <summary>Lets them happen, now or when what is happening on this thread is through. The caller holds no lock.</summary>
    public static void Fire(ref WakeUpList wakeUps)
    {
        _waiting.Take(ref wakeUps);
        if (_isFiring)
        {
            return;
        }

        _isFiring = true;
        FireAll();
        _isFiring = false;
        if (!_isAttempting)
        {
            TakeThrown()?.Throw();
        }
    }

    /// <summary>Before this thread sleeps inside a wake-up: others that it has yet to let happen may be what it is going to
    /// wait for.</summary>
    public static void BeforeSleep() => FireAll();

    /// <summary>Makes an attempt at a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="waiter">What it puts into the socket's list, if it has to wait. If the attempt itself throws, it has not
    /// done so: that is the last thing it does.</param>
    /// <param name="result">How it ended, if it did.</param>
    /// <param name="thrown">What a wake-up threw. Inside another wake-up it is for who let that one happen.</param>
    /// <returns>Whether it ended.</returns>
    public static bool Attempt<TCall, TResult>(
        ref TCall call, Waiter? waiter, out TResult result, out ExceptionDispatchInfo? thrown)
        where TCall : ISocketCall<TResult>, allows ref struct
    {
        bool wasAttempting = _isAttempting;
        _isAttempting = true;
        try
        {
            return call.Attempt(waiter, out result);
        }
        finally
        {
            _isAttempting = wasAttempting;
            thrown = _isFiring ? null : TakeThrown();
        }
    }

    /// <summary>Ends a call without what it waits for.</summary>
    /// <param name="call">The call.</param>
    /// <param name="reason">Why.</param>
    /// <param name="thrown">As for an attempt.</param>
    public static TResult Interrupt<TCall, TResult>(ref TCall call, Errno reason, out ExceptionDispatchInfo? thrown)
        where TCall : ISocketCall<TResult>, allows ref struct
    {
        bool wasAttempting = _isAttempting;
        _isAttempting = true;
        try
        {
            return call.Interrupt(reason);
        }
        finally
        {
            _isAttempting = wasAttempting;
            thrown = _isFiring ? null : TakeThrown();
        }
    }

    private static void FireAll()
    {
        while (_waiting.TakeFirst() is { } next)
        {
            try
            {
                next.Fire();
            }
            catch (Exception e)
            {
                _thrown ??= ExceptionDispatchInfo.Capture(e);
            }
        }
    }

    private static ExceptionDispatchInfo? TakeThrown()
    {
        ExceptionDispatchInfo? thrown = _thrown;
        if (thrown is not null)
        {
            _thrown = null;
        }

        return thrown;
    }
}
