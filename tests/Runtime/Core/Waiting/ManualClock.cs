namespace Sockopt.Tests.Core;

/// <summary>A clock that stands still until it is advanced, with timers that strike on the thread that advances it.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private long _now = 1_000_000;

    /// <summary>Called on every use, with what is used.</summary>
    public Action<string>? Used { get; set; }

    /// <summary>How often a timer was set to strike.</summary>
    public int Settings { get; private set; }

    /// <summary>Whether any timer is going to strike.</summary>
    public bool HasSetTimers
    {
        get
        {
            lock (_lock)
            {
                return _timers.Exists(timer => timer.Due != long.MaxValue);
            }
        }
    }

    /// <summary>How much earlier than asked the timer strikes that is set next.</summary>
    public TimeSpan Earliness { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp()
    {
        Used?.Invoke(nameof(GetTimestamp));
        return Volatile.Read(ref _now);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Used?.Invoke(nameof(CreateTimer));
        ManualTimer timer = new(this, callback, state);
        lock (_lock)
        {
            _timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets time pass, and the timers that are due strike in their order.</summary>
    public void Advance(TimeSpan time)
    {
        long end = _now + time.Ticks;
        while (TakeDue(end) is { } timer)
        {
            timer.Strike();
        }

        Volatile.Write(ref _now, end);
    }

    /// <summary>Waits until timers were set so many times altogether.</summary>
    public void AwaitSettings(int count) => Caller.SpinUntil(
        () =>
        {
            lock (_lock)
            {
                return Settings >= count;
            }
        },
        $"a timer was set {Settings} times and not {count}");

    /// <summary>Lets every timer strike that ever was, set or not.</summary>
    public void StrikeAll()
    {
        ManualTimer[] timers;
        lock (_lock)
        {
            timers = [.. _timers];
        }

        Array.ForEach(timers, timer => timer.Strike());
    }

    private ManualTimer? TakeDue(long end)
    {
        lock (_lock)
        {
            ManualTimer? first = null;
            foreach (ManualTimer timer in _timers)
            {
                if (timer.Due <= end && (first is null || timer.Due < first.Due))
                {
                    first = timer;
                }
            }

            if (first is not null)
            {
                Volatile.Write(ref _now, Math.Max(_now, first.Due));
                first.Due = long.MaxValue;
            }

            return first;
        }
    }

    private sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        public long Due { get; set; } = long.MaxValue;

        public void Strike()
        {
            clock.Used?.Invoke("timer callback");
            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Used?.Invoke(nameof(Change));
            lock (clock._lock)
            {
                bool isSet = dueTime != Timeout.InfiniteTimeSpan;
                Due = long.MaxValue;
                if (isSet)
                {
                    Due = clock._now + Math.Max(1, (dueTime - clock.Earliness).Ticks);
                    clock.Earliness = default;
                    clock.Settings++;
                }
            }

            return true;
        }

        public void Dispose() => Due = long.MaxValue;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
