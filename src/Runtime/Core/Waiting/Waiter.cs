namespace Sockopt;

/// <summary>A call that waits at a socket: in the socket's list of waiters, with a timeout and a cancellation.</summary>
/// <remarks>Timeout and cancellation are made ready before the waiter is put into the list, without a lock, because both are
/// foreign code. Either may strike before that; then it does not wait at all.</remarks>
internal abstract class Waiter : WakeUp
{
    // Longer than anybody waits, and short enough to be counted in any clock's ticks.
    private static readonly TimeSpan Forever = TimeSpan.FromDays(36_500);

    private ITimer? _timer;
    private CancellationTokenRegistration _cancellation;
    private long _deadline;
    private bool _hasDeadline;
    private bool _isTimerSet;

    /// <summary>Where it waits.</summary>
    public KernelSocket? Socket { get; set; }

    /// <summary>What it waits for; nothing while it is in no list. Under the lock of the connection, as the rest
    /// here.</summary>
    public WaitFor WaitsFor { get; set; }

    /// <summary>How many bytes, of data or space, make it worth to be woken.</summary>
    public long Needs { get; set; }

    public Waiter? PreviousWaiter { get; set; }

    public Waiter? NextWaiter { get; set; }

    /// <summary>Why it has to end without what it waits for: EAGAIN after the timeout, EINTR after a cancellation;
    /// <see cref="Errno.Success"/> if it need not.</summary>
    public Errno Interruption { get; private set; }

    /// <summary>Starts the clock of a wait, unless it runs on from the one before, and listens to a cancellation. Without a
    /// lock.</summary>
    /// <param name="timeout">How long, or <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    /// <param name="coversCall">Whether the clock of one wait runs on in the next, also where the profile does not say so
    /// (<see cref="StackProfile.TimeoutCoversCall"/>).</param>
    /// <param name="cancellation">What cancels it.</param>
    public void Arm(TimeSpan timeout, bool coversCall, CancellationToken cancellation)
    {
        bool runsOn = (coversCall || Socket!.Stack.Profile.TimeoutCoversCall) && Volatile.Read(ref _hasDeadline);
        if (Interruption != Errno.Success)
        {
            // It will not wait.
            return;
        }

        if (timeout != Timeout.InfiniteTimeSpan && timeout < Forever && !runsOn)
        {
            ArmTimer(timeout);
        }

        if (cancellation.CanBeCanceled && _cancellation == default)
        {
            _cancellation = cancellation.UnsafeRegister(
                static state => ((Waiter)state!).Interrupt(Errno.EINTR), this);
        }
    }

    /// <summary>No timeout and no cancellation any more; also forgets that there was one. Without a lock: it waits for a
    /// cancellation that is just striking.</summary>
    public void Disarm()
    {
        if (Volatile.Read(ref _hasDeadline))
        {
            using ConnectionHold hold = Socket!.Hold();
            _hasDeadline = false;
        }

        if (_isTimerSet)
        {
            _isTimerSet = false;
            _timer!.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        _cancellation.Dispose();
        _cancellation = default;
        Interruption = Errno.Success;
        Socket = null;
    }

    /// <summary>Goes on after a wake-up: what it waited for comes before a timeout or a cancellation.</summary>
    /// <returns>Whether the call ended.</returns>
    protected bool GoOn<TCall, TResult>(ref TCall call, out TResult result)
        where TCall : ISocketCall<TResult>, allows ref struct
    {
        if (call.Attempt(null, out result))
        {
            return true;
        }

        if (Interruption == Errno.Success)
        {
            return false;
        }

        result = call.Interrupt(Interruption);
        return true;
    }

    private void ArmTimer(TimeSpan timeout)
    {
        TimeProvider clock = Socket!.Stack.Clock;
        long deadline = clock.GetTimestamp() + (long)(timeout.TotalSeconds * clock.TimestampFrequency);
        using (ConnectionHold hold = Socket.Hold())
        {
            _deadline = deadline;
            _hasDeadline = true;
        }

        _timer ??= CreateTimer(clock);
        _isTimerSet = true;
        _timer.Change(DueTime(timeout), Timeout.InfiniteTimeSpan);
    }

    // It belongs to every call that will ever use this waiter, and not to the one that makes it.
    private ITimer CreateTimer(TimeProvider clock)
    {
        bool suppress = !ExecutionContext.IsFlowSuppressed();
        AsyncFlowControl flow = suppress ? ExecutionContext.SuppressFlow() : default;
        try
        {
            return clock.CreateTimer(
                static state => ((Waiter)state!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
        finally
        {
            if (suppress)
            {
                flow.Undo();
            }
        }
    }

    // It may be late, for a wait that is over; or early, because the timer's clock is coarser than the timestamps. Then it is
    // set again, and once more if meanwhile another wait began and set it.
    private void OnTimer()
    {
        long known = long.MinValue;
        while (Socket is { } socket && !IsOver(socket, ref known, out TimeSpan rest))
        {
            _timer!.Change(DueTime(rest), Timeout.InfiniteTimeSpan);
        }
    }

    // Also if there is no deadline, or the timer is set to it already.
    private bool IsOver(KernelSocket socket, ref long known, out TimeSpan rest)
    {
        rest = default;
        TimeProvider clock = socket.Stack.Clock;
        long now = clock.GetTimestamp();
        using (ConnectionHold hold = socket.Hold())
        {
            if (!Volatile.Read(ref _hasDeadline) || Socket != socket || _deadline == known)
            {
                return true;
            }

            known = _deadline;
            if (now >= known)
            {
                Interrupt(socket, Errno.EAGAIN);

                // Last: who sees that there is none has nothing more to expect.
                Volatile.Write(ref _hasDeadline, false);
                return true;
            }
        }

        rest = clock.GetElapsedTime(now, known);
        return false;
    }

    private void Interrupt(Errno reason)
    {
        // Whoever disarms waits for this, so the socket is there.
        KernelSocket socket = Socket!;
        using ConnectionHold hold = socket.Hold();
        Interrupt(socket, reason);
    }

    private void Interrupt(KernelSocket socket, Errno reason)
    {
        if (Interruption == Errno.Success)
        {
            Interruption = reason;
            socket.Wake(this);
        }
    }

    // Timers count in milliseconds, and what is left of one must not be waited for by spinning. What is too long for a timer
    // is waited for in parts.
    private static TimeSpan DueTime(TimeSpan timeout) =>
        TimeSpan.FromMilliseconds(Math.Clamp(Math.Ceiling(timeout.TotalMilliseconds), 1, int.MaxValue));
}
