namespace Sockopt.Conformance.Systems.Core;

/// <summary>A clock that stands still until it is told to go on, and then jumps to what is due next.</summary>
internal sealed class VirtualClock : TimeProvider
{
    // In the order in which they are due; what is due at one moment, in the order in which it was set.
    private readonly PriorityQueue<Alarm, (TimeSpan Due, long Number)> _alarms = new();
    private long _number;

    public TimeSpan Elapsed { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Elapsed.Ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + Elapsed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Timer timer = new(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Runs an action when so much time has passed.</summary>
    public void After(TimeSpan delay, Action action) => Set(new Alarm(action), delay);

    /// <summary>Lets time pass, and runs what is due in it.</summary>
    public void Advance(TimeSpan time)
    {
        TimeSpan end = Elapsed + time;
        while (FindNext() is { } due && due <= end)
        {
            RunNext();
        }

        Elapsed = end;
    }

    /// <summary>Jumps to what is due next, and runs it.</summary>
    /// <returns>False if nothing ever will be.</returns>
    public bool RunNext()
    {
        if (FindNext() is not { } due)
        {
            return false;
        }

        Alarm alarm = _alarms.Dequeue();
        Elapsed = due > Elapsed ? due : Elapsed;
        alarm.Action();
        return true;
    }

    /// <summary>Runs everything that was set, and what that sets in turn, each when it is due.</summary>
    public void RunAll()
    {
        while (RunNext())
        {
        }
    }

    private TimeSpan? FindNext()
    {
        while (_alarms.TryPeek(out Alarm? alarm, out (TimeSpan Due, long Number) priority))
        {
            if (!alarm.IsCancelled)
            {
                return priority.Due;
            }

            _alarms.Dequeue();
        }

        return null;
    }

    private void Set(Alarm alarm, TimeSpan delay) => _alarms.Enqueue(alarm, (Elapsed + delay, _number++));

    private sealed class Alarm(Action action)
    {
        public Action Action => action;

        public bool IsCancelled { get; set; }
    }

    private sealed class Timer(VirtualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private Alarm? _alarm;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (_alarm is not null)
            {
                _alarm.IsCancelled = true;
                _alarm = null;
            }

            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                _alarm = new Alarm(() => Strike(period));
                clock.Set(_alarm, dueTime);
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }

        private void Strike(TimeSpan period)
        {
            if (period > TimeSpan.Zero)
            {
                Change(period, period);
            }

            callback(state);
        }
    }
}
