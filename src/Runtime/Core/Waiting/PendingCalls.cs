using System.Runtime.ExceptionServices;

namespace Sockopt;

/// <summary>The calls of one kind that tasks of a stack wait for, and those that wait to be used again.</summary>
internal sealed class PendingCalls<TCall, TResult>(WaiterPool waiters)
    where TCall : struct, ISocketCall<TResult>
{
    private const int Kept = 64;

    private readonly FreeList<PendingCall<TCall, TResult>> _free = new(Kept);

    public bool RunsInline => waiters.RunsInline;

    /// <summary>Makes a call, and a task for it if it has to be waited for.</summary>
    public ValueTask<TResult> Run(ref TCall call, CancellationToken cancellation)
    {
        bool hasEnded = Firing.Attempt(ref call, null, out TResult result, out ExceptionDispatchInfo? thrown);
        if (thrown is not null)
        {
            return Fail(ref call, hasEnded, thrown);
        }

        if (hasEnded)
        {
            return new ValueTask<TResult>(result);
        }

        if (!waiters.TryCount())
        {
            return new ValueTask<TResult>(call.Interrupt(Errno.ENOBUFS));
        }

        PendingCall<TCall, TResult> pending = _free.TryTake(out PendingCall<TCall, TResult>? kept) ? kept : new(this);
        return pending.Start(call, cancellation);
    }

    /// <summary>A call has ended; its result may never be asked for.</summary>
    public void Ended() => waiters.Uncount();

    /// <summary>A call can be used again.</summary>
    public void Return(PendingCall<TCall, TResult> call) => _free.Add(call);

    private static ValueTask<TResult> Fail(ref TCall call, bool hasEnded, ExceptionDispatchInfo thrown)
    {
        if (!hasEnded)
        {
            // What the call holds, it must not keep.
            Firing.Interrupt<TCall, TResult>(ref call, Errno.EINTR, out _);
        }

        return ValueTask.FromException<TResult>(thrown.SourceException);
    }
}
