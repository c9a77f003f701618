using System.Runtime.ExceptionServices;

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
        where TCall : ISocketCall<TResult>, allows ref struct
    {
        bool hasEnded = Firing.Attempt(ref call, null, out TResult result, out ExceptionDispatchInfo? thrown);
        if (thrown is not null)
        {
            Throw<TCall, TResult>(ref call, hasEnded, thrown);
        }

        return hasEnded ? result : Wait<TCall, TResult>(ref call, cancellation);
    }

    private static TResult Wait<TCall, TResult>(ref TCall call, CancellationToken cancellation)
        where TCall : ISocketCall<TResult>, allows ref struct
    {
        SocketStack stack = call.Socket.Stack;
        if (!stack.Waiters.TryTakeThread(out ThreadWaiter? waiter))
        {
            return call.Interrupt(Errno.ENOBUFS);
        }

        waiter.Socket = call.Socket;
        bool hasEnded = false;
        ExceptionDispatchInfo? thrown = null;
        TResult result = default!;
        try
        {
            do
            {
                waiter.Arm(call.Timeout, call.TimeoutCoversCall, cancellation);
                hasEnded = Firing.Attempt(ref call, waiter, out result, out thrown);
                if (!hasEnded)
                {
                    waiter.Sleep(atAll: thrown is null);
                    hasEnded = thrown is null && waiter.GoOn(ref call, out result, out thrown);
                }
            }
            while (!hasEnded && thrown is null);
        }
        catch (Exception e)
        {
            // Of the clock, or of the memory that the bytes go to.
            thrown = ExceptionDispatchInfo.Capture(e);
        }

        waiter.Disarm();
        stack.Waiters.Return(waiter);
        if (thrown is not null)
        {
            Throw<TCall, TResult>(ref call, hasEnded, thrown);
        }

        return result;
    }

    // What the call holds, it must not keep.
    private static void Throw<TCall, TResult>(ref TCall call, bool hasEnded, ExceptionDispatchInfo thrown)
        where TCall : ISocketCall<TResult>, allows ref struct
    {
        if (!hasEnded)
        {
            Firing.Interrupt<TCall, TResult>(ref call, Errno.EINTR, out _);
        }

        thrown.Throw();
    }

    // Whoever is in the list of waiters is woken once, and must not be gone then.
    private void Sleep(bool atAll)
    {
        if (!atAll)
        {
            WakeItself();
        }

        Firing.BeforeSleep();
        _woken.Wait();
        _woken.Reset();
    }
}
