using Sockopt.Conformance.Systems.Core;

namespace Sockopt.Conformance.Tests;

public sealed class VirtualClockTests
{
    private readonly VirtualClock _clock = new();
    private readonly List<string> _log = [];

    [Fact]
    public void Actions_run_when_they_are_due_and_in_the_order_in_which_they_were_set()
    {
        _clock.After(TimeSpan.FromSeconds(2), () => Log("late"));
        foreach (int number in Enumerable.Range(1, 5))
        {
            _clock.After(TimeSpan.FromSeconds(1), () => Log($"{number}"));
        }

        _clock.Advance(TimeSpan.FromSeconds(1.5));
        Assert.Equal(["1 at 1", "2 at 1", "3 at 1", "4 at 1", "5 at 1"], _log);
        Assert.Equal(TimeSpan.FromSeconds(1.5), _clock.Elapsed);

        Assert.True(_clock.RunNext());
        Assert.Equal("late at 2", _log[^1]);
        Assert.False(_clock.RunNext());
    }

    [Fact]
    public void An_action_may_set_another()
    {
        _clock.After(TimeSpan.FromSeconds(1), () => _clock.After(TimeSpan.FromSeconds(3), () => Log("second")));
        _clock.RunAll();
        Assert.Equal(["second at 4"], _log);
    }

    [Fact]
    public void A_timer_strikes_until_it_is_disposed_of()
    {
        ITimer timer = _clock.CreateTimer(_ => Log("tick"), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        _clock.Advance(TimeSpan.FromSeconds(4));
        timer.Dispose();
        _clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(["tick at 1", "tick at 3"], _log);
    }

    private void Log(string what) => _log.Add($"{what} at {_clock.Elapsed.TotalSeconds}");
}
