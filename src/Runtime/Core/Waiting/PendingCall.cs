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

    public override SocketStack Stack => _home.Stack;

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
            // On this thread's queue: what it goes on with was just written here, and another thread takes it if this one
            // goes on with something else.
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
        }
    }

    /// <summary>Goes on after a wake-up.</summary>
    public void Execute()
    {
        bool hasEnded;
        TResult result;
        try
        {
            hasEnded = GoOn(ref _call, out result);
        }
        catch (Exception e)
        {
            Fail(e);
            return;
        }

        if (hasEnded)
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
    // after that. Being put there is the last thing that an attempt does, so that one that throws is not there.
    private void AttemptAndWait()
    {
        bool hasEnded;
        TResult result;
        try
        {
            Arm(_call.Timeout, TCall.TimeoutCoversCall, _cancelling);
            hasEnded = _call.Attempt(this, out result);
        }
        catch (Exception e)
        {
            Fail(e);
            return;
        }

        if (hasEnded)
        {
            Complete(result);
        }
    }

    private void Complete(TResult result)
    {
        End();
        _source.SetResult(result);
    }

    // Of the clock, of a protocol, or of the memory that the bytes go to.
    private void Fail(Exception exception)
    {
        // What the call holds, it must not keep.
        TCall.Discard(_call.Interrupt(Errno.EINTR));
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
