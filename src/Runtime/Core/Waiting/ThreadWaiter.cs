namespace Sockopt;

/// <summary>A thread that waits at a socket.</summary>
#pragma warning disable CA1001 // The event holds nothing to dispose of unless it is asked for its handle.
internal sealed class ThreadWaiter(SocketStack stack) : Waiter
#pragma warning restore CA1001
{
    private readonly ManualResetEventSlim _woken = new();

    public override SocketStack Stack => stack;

    public override void Fire() => _woken.Set();

    /// <summary>Makes a call and waits for it, if it has to be waited for.</summary>
    public static TResult Run<TCall, TResult>(ref TCall call, CancellationToken cancellation)
        where TCall : ISocketCall<TResult>, allows ref struct =>
        call.Attempt(null, out TResult result) ? result : Wait<TCall, TResult>(ref call, cancellation);

    /// <summary>As <see cref="Run"/>, for a call that has to be waited for.</summary>
    public static TResult Wait<TCall, TResult>(ref TCall call, CancellationToken cancellation)
        where TCall : ISocketCall<TResult>, allows ref struct
    {
        WaiterPool waiters = call.Socket.Stack.Waiters;
        if (!waiters.TryTakeThread(out ThreadWaiter? waiter))
        {
            return call.Interrupt(Errno.ENOBUFS);
        }

        waiter.Socket = call.Socket;
        bool hasEnded = false;
        try
        {
            while (true)
            {
                waiter.Arm(call.Timeout, TCall.TimeoutCoversCall, cancellation);
                if (call.Attempt(waiter, out TResult result) || waiter.SleepAndGoOn(ref call, out result))
                {
                    hasEnded = true;
                    return result;
                }
            }
        }
        catch
        {
            // Of the clock, of a protocol, or of a thread that is interrupted. What the call holds, it must not keep.
            call.Socket.Dequeue(waiter);
            TCall.Discard(call.Interrupt(Errno.EINTR));
            throw;
        }
        finally
        {
            waiter.Disarm();
            waiters.Return(waiter, mayBeWoken: !hasEnded);
        }
    }

    private bool SleepAndGoOn<TCall, TResult>(ref TCall call, out TResult result)
        where TCall : ISocketCall<TResult>, allows ref struct
    {
        Firing.BeforeSleep();
        _woken.Wait();
        _woken.Reset();
        return GoOn(ref call, out result);
    }
}
