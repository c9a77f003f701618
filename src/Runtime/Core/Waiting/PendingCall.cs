using System.Runtime.ExceptionServices;
using System.Threading.Tasks.Sources;

namespace Sockopt;

/// <summary>A call that a task waits for. It goes on in the thread pool, or on the thread that wakes it if the stack says
/// so, and is used again for another one when its result has been taken.</summary>
internal sealed class PendingCall<TCall, TResult> : Waiter, IValueTaskSource<TResult>, IThreadPoolWorkItem
    where TCall : struct, ISocketCall<TResult>
{
    private readonly PendingCalls<TCall, TResult> _home;
    private ManualResetValueTaskSourceCore<TResult> _source;
    private TCall _call;
    private CancellationToken _cancelling;

    public PendingCall(PendingCalls<TCall, TResult> home) => _home = home;

    public ValueTask<TResult> Start(in TCall call, CancellationToken cancellation)
    {
        _call = call;
        _cancelling = cancellation;
        Socket = _call.Socket;
        short version = _source.Version;
        AttemptAndWait();
        return new ValueTask<TResult>(this, version);
    }

    public override void Fire()
    {
        if (_home.RunsInline)
        {
            Execute();
        }
        else
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    /// <summary>Goes on after a wake-up.</summary>
    public void Execute()
    {
        bool hasEnded;
        TResult result;
        ExceptionDispatchInfo? thrown;
        try
        {
            hasEnded = GoOn(ref _call, out result, out thrown);
        }
        catch (Exception e)
        {
            Fail(e);
            return;
        }

        if (thrown is not null)
        {
            Fail(thrown.SourceException, hasEnded);
        }
        else if (hasEnded)
        {
            Complete(result);
        }
        else
        {
            AttemptAndWait();
        }
    }

    public TResult GetResult(short token)
    {
        TResult result = _source.GetResult(token);
        _source.Reset();
        _home.Return(this);
        return result;
    }

    public ValueTaskSourceStatus GetStatus(short token) => _source.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);

    // Once it is in the list of waiters it may go on elsewhere at any moment, and be another call: nothing here is touched
    // after that. An exception of an upcall can then only go to whoever runs this.
    private void AttemptAndWait()
    {
        bool hasEnded;
        TResult result;
        ExceptionDispatchInfo? thrown;
        try
        {
            Arm(_call.Timeout, _call.TimeoutCoversCall, _cancelling);
            hasEnded = Firing.Attempt(ref _call, this, out result, out thrown);
        }
        catch (Exception e)
        {
            Fail(e);
            return;
        }

        if (!hasEnded)
        {
            thrown?.Throw();
        }
        else if (thrown is not null)
        {
            Fail(thrown.SourceException, hasEnded);
        }
        else
        {
            Complete(result);
        }
    }

    private void Complete(TResult result)
    {
        End();
        _source.SetResult(result);
    }

    private void Fail(Exception exception, bool hasEnded = false)
    {
        if (!hasEnded)
        {
            // What the call holds, it must not keep.
            Firing.Interrupt<TCall, TResult>(ref _call, Errno.EINTR, out _);
        }

        End();
        _source.SetException(exception);
    }

    private void End()
    {
        Disarm();
        _home.Ended();

        // What it points to, memory above all, must not be kept alive by a call that waits for its next use.
        _call = default;
        _cancelling = default;
    }
}
