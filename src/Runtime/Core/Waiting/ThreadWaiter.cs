namespace Sockopt;

/// <summary>A thread that waits at a socket.</summary>
#pragma warning disable CA1001 // The event holds nothing to dispose of unless it is asked for its handle.
internal sealed class ThreadWaiter : Waiter
#pragma warning restore CA1001
{
    private readonly ManualResetEventSlim _woken = new();

    public override void Fire() => _woken.Set();

    /// <summary>Makes a call and waits for it, if it has to be waited for.</summary>
    public static TResult Run<TCall, TResult>(ref TCall call, CancellationToken cancellation)
        where TCall : ISocketCall<TResult>, allows ref struct =>
        call.Attempt(null, out TResult result) ? result : Wait<TCall, TResult>(ref call, cancellation);

    /// <summary>As <see cref="Run"/>, for a call that has to be waited for.</summary>
    public static TResult Wait<TCall, TResult>(ref TCall call, CancellationToken cancellation)
        where TCall : ISocketCall<TResult>, allows ref struct
    {
        SocketStack stack = call.Socket.Stack;
        if (!stack.Waiters.TryTakeThread(out ThreadWaiter? waiter))
        {
            return call.Interrupt(Errno.ENOBUFS);
        }

        waiter.Socket = call.Socket;
        TResult result;
        while (true)
        {
            waiter.Arm(call.Timeout, cancellation);
            if (call.Attempt(waiter, out result))
            {
                break;
            }

            waiter.Sleep();
            if (call.Attempt(null, out result))
            {
                break;
            }

            if (waiter.Interruption != Errno.Success)
            {
                result = call.Interrupt(waiter.Interruption);
                break;
            }
        }

        waiter.Disarm();
        stack.Waiters.Return(waiter);
        return result;
    }

    private void Sleep()
    {
        Firing.BeforeSleep();
        _woken.Wait();
        _woken.Reset();
    }
}
