namespace Sockopt;

/// <summary>The calls of one kind that tasks of a stack wait for, and those that wait to be used again.</summary>
internal sealed class PendingCalls<TCall, TResult>(WaiterPool waiters)
    where TCall : struct, ISocketCall<TResult>
{
    private const int Kept = 64;

    private readonly FreeList<PendingCall<TCall, TResult>> _free = new(Kept);

    public SocketStack Stack => waiters.Stack;

    public bool RunsInline => waiters.RunsInline;

    /// <summary>Makes a call, and a task for it if it has to be waited for.</summary>
    public ValueTask<TResult> Run(ref TCall call, CancellationToken cancellation) =>
        call.Attempt(null, out TResult result) ? new ValueTask<TResult>(result) : Wait(ref call, cancellation);

    /// <summary>As <see cref="Run"/>, for a call that probably has to be waited for.</summary>
    public ValueTask<TResult> Wait(ref TCall call, CancellationToken cancellation)
    {
        if (!waiters.TryCount())
        {
            // One that needs no waiter after all must not fail for want of one.
            bool hasEnded = call.Attempt(null, out TResult result);
            return new ValueTask<TResult>(hasEnded ? result : call.Interrupt(Errno.ENOBUFS));
        }

        PendingCall<TCall, TResult> pending = _free.TryTake(out PendingCall<TCall, TResult>? kept) ? kept : new(this);
        return pending.Start(call, cancellation);
    }

    /// <summary>A call has ended; its result may never be asked for.</summary>
    public void Ended() => waiters.Uncount();

    /// <summary>A call can be used again.</summary>
    public void Return(PendingCall<TCall, TResult> call) => _free.Add(call);
}
