using Sockopt.Tests.Profiles;

namespace Sockopt.Tests.Core;

/// <summary>SO_RCVTIMEO and SO_SNDTIMEO (S8.8, S13.4), under a clock that the test moves.</summary>
public sealed class TimeoutTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ManualClock _clock = new();

    [Theory]
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void A_receive_ends_when_its_time_is_over_and_not_before(string profile, Way way)
    {
        Caller caller = new(way);
        using LocalPair pair = caller.Pair(profile, _clock);
        pair.B.SetOption(SocketOption.ReceiveTimeout, Second);
        Task<IoResult> call = caller.Receive(pair.B, new byte[1]);
        _clock.AwaitSettings(1);
        _clock.Advance(Second - TimeSpan.FromMilliseconds(2));
        Caller.StillWaits(call, pair.Stack);
        _clock.Advance(TimeSpan.FromMilliseconds(2));
        Assert.Equal(Errno.EAGAIN, Caller.ResultOf(call).Errno);
        Assert.Equal(0, pair.Stack.Usage.Waiters);
    }

    [Theory] // S7.6
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void A_send_that_sent_a_part_ends_with_it(string profile, Way way)
    {
        Caller caller = new(way);
        using LocalPair pair = caller.Pair(profile, _clock);
        pair.A.SetOption(SocketOption.SendTimeout, Second);
        int size = pair.A.GetInt(SocketOption.SendBufferSize.Id);
        Task<IoResult> call = caller.Send(pair.A, new byte[size + 1]);
        _clock.AwaitSettings(1);
        _clock.Advance(Second);
        Assert.Equal(new IoResult(size, MessageFlags.None, Errno.Success), Caller.ResultOf(call));
        call = caller.Send(pair.A, new byte[1]);
        _clock.AwaitSettings(2);
        _clock.Advance(Second);
        Assert.Equal(Errno.EAGAIN, Caller.ResultOf(call).Errno);
    }

    [Theory] // S8.8
    [InlineData("OpenBSD", false)]
    [InlineData("Linux", true)]
    [Proves<StackProfile>(nameof(StackProfile.TimeoutCoversCall))]
    [ProvesOption("SO_SNDTIMEO")]
    public void A_timeout_covers_a_send_or_each_of_its_waits(string profile, bool coversCall)
    {
        Caller caller = new(Way.Inline);
        using LocalPair pair = caller.Pair(profile, _clock);
        pair.A.SetOption(SocketOption.SendTimeout, Second);
        int size = pair.A.GetInt(SocketOption.SendBufferSize.Id);
        Task<IoResult> call = caller.Send(pair.A, new byte[3 * size]);
        _clock.Advance(Second * 0.6);
        pair.B.ReceiveText(size);
        _clock.Advance(Second * 0.6);
        Assert.Equal(coversCall, call.IsCompleted);
        _clock.Advance(Second * 0.6);
        Assert.Equal(new IoResult(2 * size, MessageFlags.None, Errno.Success), Caller.ResultOf(call));
    }

    [Theory] // S8.8
    [InlineData("OpenBSD", 20, true)]
    [InlineData("Linux", 10, false)]
    [Proves<StackProfile>(nameof(StackProfile.TimeoutCoversCall))]
    public void A_timeout_limits_each_wait_or_all_of_them(string profile, int milliseconds, bool startsAnew)
    {
        Caller caller = new(Way.Inline);
        using LocalPair pair = caller.Pair(profile, _clock);
        pair.B.SetOption(SocketOption.ReceiveTimeout, TimeSpan.FromMilliseconds(20));
        pair.B.SetInt(SocketOption.ReceiveBufferSize.Id, 5000);
        byte[] buffer = new byte[20_000];
        Task<IoResult> call = caller.Receive(pair.B, buffer, MessageFlags.WaitAll);
        _clock.Advance(TimeSpan.FromMilliseconds(10));
        pair.A.SendText("abc");
        _clock.Advance(TimeSpan.FromMilliseconds(milliseconds - 1));
        Assert.False(call.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal("abc", Caller.TextOf(call, buffer));
        Assert.Equal(startsAnew ? 2 : 1, _clock.Settings);
    }

    [Theory] // S9.8
    [InlineData("OpenBSD", "EAGAIN", "\"abc\"")]
    [InlineData("Linux", "abc", "EAGAIN")]
    [Proves<StackProfile>(nameof(StackProfile.ReceiveTakesWhileWaiting))]
    [ProvesOption("SO_RCVTIMEO")]
    public void What_came_before_the_timeout_was_taken_or_stays(string profile, string expected, string next)
    {
        Caller caller = new(Way.Inline);
        using LocalPair pair = caller.Pair(profile, _clock);
        pair.B.SetOption(SocketOption.ReceiveTimeout, Second);
        byte[] buffer = new byte[20];
        Task<IoResult> call = caller.Receive(pair.B, buffer, MessageFlags.WaitAll);
        pair.A.SendText("abc");
        Caller.StillWaits(call, pair.Stack);
        Assert.Equal(profile == "OpenBSD" ? 3 : 0, pair.B.Available);
        _clock.Advance(Second);
        Assert.Equal(expected, Caller.TextOf(call, buffer));
        Assert.Equal(next, pair.B.ReceiveText(20));
    }

    [Fact] // S13.4
    public void A_negative_timeout_is_no_wait()
    {
        SocketStack stack = new(StackProfile.Linux, new StackSettings { Clock = _clock }, LocalDomain.CreateProtocols());
        using LocalPair pair = new(stack);
        using KernelSocket listener = LocalSockets.Listener(stack, 0);
        byte[] negative = new byte[16];
        BitConverter.TryWriteBytes(negative, -1L);
        foreach (KernelSocket socket in (KernelSocket[])[pair.A, pair.B, listener])
        {
            Assert.Equal(Errno.Success, Set(socket, SocketOption.ReceiveTimeout.Id));
            Assert.Equal(Errno.Success, Set(socket, SocketOption.SendTimeout.Id));
        }

        LocalSockets.Fill(pair.A);
        Assert.Equal(Errno.EAGAIN, pair.A.Send(new byte[1]).Errno);
        Assert.Equal(Errno.EAGAIN, pair.A.Receive(new byte[1]).Errno);
        Assert.Equal(Errno.EAGAIN, listener.Accept(out _));

        Errno Set(KernelSocket socket, OptionId option) => socket.SetOption(option.Level.Core, option.CoreNumber, negative);
    }

    [Theory]
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void A_poll_ends_when_its_time_is_over_whatever_happened_meanwhile(string profile, Way way)
    {
        Caller caller = new(way);
        using LocalPair pair = caller.Pair(profile, _clock);
        pair.B.SetInt(SocketOption.ReceiveLowWater.Id, 100);
        Task<PollEvents> call = caller.Poll(pair.B, PollEvents.Priority, Second);
        _clock.AwaitSettings(1);
        _clock.Advance(Second / 2);
        pair.A.SendText("abc");
        _clock.Advance(Second / 2);
        Assert.Equal(PollEvents.None, Caller.ResultOf(call));
        Assert.Equal(1, _clock.Settings);
    }

    [Fact]
    public async Task A_poll_without_time_does_not_wait_and_a_negative_time_is_none()
    {
        using LocalPair pair = new(StackProfile.OpenBsd);
        Assert.Equal(PollEvents.None, pair.A.Poll(PollEvents.In, TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => pair.A.Poll(PollEvents.In, TimeSpan.FromSeconds(-1)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            async () => await pair.A.PollAsync(PollEvents.In, TimeSpan.FromSeconds(-1)));
    }

    [Theory]
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void A_timer_that_strikes_early_is_set_to_what_is_left(string profile, Way way)
    {
        Caller caller = new(way);
        _clock.Earliness = TimeSpan.FromMilliseconds(300);
        using LocalPair pair = caller.Pair(profile, _clock);
        pair.B.SetOption(SocketOption.ReceiveTimeout, Second);
        Task<IoResult> call = caller.Receive(pair.B, new byte[1]);
        _clock.Advance(TimeSpan.FromMilliseconds(700));
        Assert.Equal(2, _clock.Settings);
        _clock.Advance(TimeSpan.FromMilliseconds(299));
        Caller.StillWaits(call, pair.Stack);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(Errno.EAGAIN, Caller.ResultOf(call).Errno);
        Assert.Equal(2, _clock.Settings);
    }

    [Theory] // the same waiter, and so the same timer, which is set to what is left of the wait before
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_timer_that_strikes_early_makes_a_wait_that_begins_just_then_no_longer(string profile)
    {
        Caller caller = new(Way.Inline);
        TimeSpan tenth = Second / 10;
        _clock.Earliness = TimeSpan.FromMilliseconds(300);
        using LocalPair pair = caller.Pair(profile, _clock);
        pair.B.SetOption(SocketOption.ReceiveTimeout, Second);
        Task<IoResult> first = caller.Receive(pair.B, new byte[1]);
        Task<IoResult>? second = null;
        _clock.Used = what =>
        {
            if (what == "Change")
            {
                _clock.Used = null;
                pair.A.SendText("x");
                pair.B.SetOption(SocketOption.ReceiveTimeout, tenth);
                second = caller.Receive(pair.B, new byte[1]);
            }
        };
        _clock.Advance(TimeSpan.FromMilliseconds(700));
        Assert.Equal(1, Caller.ResultOf(first).Count);
        Caller.StillWaits(second!, pair.Stack);
        _clock.Advance(tenth - TimeSpan.FromMilliseconds(1));
        Caller.StillWaits(second!, pair.Stack);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(second!.IsCompleted);
        Assert.Equal(Errno.EAGAIN, Caller.ResultOf(second).Errno);
    }

    [Theory] // the same waiter again, whose timer has struck and has not yet looked whether it was in time
    [InlineData("OpenBSD", 0)]
    [InlineData("OpenBSD", 5)]
    [InlineData("Linux", 0)]
    [InlineData("Linux", 5)]
    public void What_ends_a_call_as_its_timeout_strikes_leaves_nothing_to_the_next(string profile, int seconds)
    {
        Caller caller = new(Way.Inline);
        using LocalPair pair = caller.Pair(profile, _clock);
        pair.B.SetOption(SocketOption.ReceiveTimeout, Second);
        byte[] buffer = new byte[1];
        Task<IoResult> first = caller.Receive(pair.B, buffer);
        Task<IoResult>? second = null;
        bool hasStruck = false;
        _clock.Used = what =>
        {
            hasStruck |= what == "timer callback";
            if (hasStruck && what == "GetTimestamp")
            {
                _clock.Used = null;
                pair.A.SendText("x");
                pair.B.SetOption(SocketOption.ReceiveTimeout, Second * seconds);
                second = caller.Receive(pair.B, buffer);
            }
        };
        _clock.Advance(Second);
        Assert.Equal("x", Caller.TextOf(first, buffer));
        Caller.StillWaits(second!, pair.Stack);
        pair.A.SendText("y");
        Assert.Equal("y", Caller.TextOf(second!, buffer));
        Assert.Equal(0, pair.Stack.Usage.Waiters);
    }

    [Theory] // MSG_WAITALL waits twice; the clock of its first wait strikes while that of the second is set
    [InlineData("OpenBSD", "EAGAIN")]
    [InlineData("Linux", "a")]
    public void A_timeout_that_strikes_between_two_waits_of_a_call_ends_that_call_alone(string profile, string expected)
    {
        Caller caller = new(Way.Inline);
        using LocalPair pair = caller.Pair(profile, _clock);
        pair.B.SetOption(SocketOption.ReceiveTimeout, Second);
        byte[] buffer = new byte[2];
        Task<IoResult> first = caller.Receive(pair.B, buffer, MessageFlags.WaitAll);
        _clock.Used = _ =>
        {
            _clock.Used = null;
            _clock.Advance(Second);
        };
        pair.A.SendText("a");
        _clock.Used = null;
        _clock.Advance(Second);
        Assert.Equal(expected, Caller.TextOf(first, buffer));
        pair.B.SetOption(SocketOption.ReceiveTimeout, TimeSpan.Zero);
        pair.B.ReceiveText(1);
        Task<IoResult> second = caller.Receive(pair.B, buffer, MessageFlags.WaitAll);
        Caller.StillWaits(second, pair.Stack);
        pair.A.SendText("bc");
        Assert.Equal("bc", Caller.TextOf(second, buffer));
    }

    [Theory]
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void A_timer_that_strikes_late_does_not_end_a_later_wait(string profile, Way way)
    {
        Caller caller = new(way);
        using LocalPair pair = caller.Pair(profile, _clock);
        pair.B.SetOption(SocketOption.ReceiveTimeout, Second);
        byte[] buffer = new byte[10];
        Task<IoResult> call = caller.Receive(pair.B, buffer);
        _clock.AwaitSettings(1);
        pair.A.SendText("abc");
        Assert.Equal("abc", Caller.TextOf(call, buffer));
        _clock.StrikeAll();

        pair.B.SetOption(SocketOption.ReceiveTimeout, TimeSpan.Zero);
        call = caller.Receive(pair.B, buffer);
        _clock.StrikeAll();
        Caller.StillWaits(call, pair.Stack);
        pair.A.SendText("def");
        Assert.Equal("def", Caller.TextOf(call, buffer));

        pair.B.SetOption(SocketOption.ReceiveTimeout, Second * 2);
        call = caller.Receive(pair.B, buffer);
        _clock.AwaitSettings(2);
        _clock.StrikeAll();
        Caller.StillWaits(call, pair.Stack);
        _clock.Advance(Second * 2);
        Assert.Equal(Errno.EAGAIN, Caller.ResultOf(call).Errno);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(40_000)]
    public void A_timeout_may_be_longer_than_any_timer(int days)
    {
        Caller caller = new(Way.Inline);
        using LocalPair pair = caller.Pair("Linux", _clock);
        Task<PollEvents> call = caller.Poll(pair.B, PollEvents.In, TimeSpan.FromDays(days));
        _clock.Advance(TimeSpan.FromDays(days) - Second);
        Caller.StillWaits(call, pair.Stack);
        _clock.Advance(Second);
        Assert.Equal(days < 36_500, call.IsCompleted);
        Assert.Equal(days < 36_500, _clock.Settings > 1);
    }

    [Theory]
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void Many_waits_with_timeouts_end_in_the_order_of_their_deadlines(string profile, Way way)
    {
        Caller caller = new(way);
        using LocalPair pair = caller.Pair(profile, _clock);
        Task<PollEvents>[] calls = new Task<PollEvents>[8];
        for (int i = 0; i < calls.Length; i++)
        {
            calls[i] = caller.Poll(pair.B, PollEvents.In, Second * (calls.Length - i));
            _clock.AwaitSettings(i + 1);
        }

        for (int i = calls.Length - 1; i >= 0; i--)
        {
            _clock.Advance(Second);
            Assert.Equal(PollEvents.None, Caller.ResultOf(calls[i]));
            Assert.All(calls[..i], call => Assert.False(call.IsCompleted));
        }
    }

    [Theory]
    [MemberData(nameof(Caller.Ways), MemberType = typeof(Caller))]
    public void A_call_that_ends_before_its_timeout_leaves_no_timer_set(Way way)
    {
        ManualClock clock = new();
        Caller caller = new(way);
        using LocalPair pair = caller.Pair("Linux", clock);
        pair.B.SetOption(SocketOption.ReceiveTimeout, TimeSpan.FromSeconds(1));
        for (int round = 1; round < 4; round++)
        {
            Task<IoResult> call = caller.Receive(pair.B, new byte[1]);
            clock.AwaitSettings(round);
            Assert.True(clock.HasSetTimers);
            pair.A.SendText("x");
            Assert.Equal(1, Caller.ResultOf(call).Count);
            Assert.False(clock.HasSetTimers);
        }
    }

    [Theory] // it outlives the call that makes it, and would keep what belongs to that
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_timer_carries_nothing_of_the_call_that_makes_it(bool isSuppressed)
    {
        ManualClock clock = new();
        List<bool> suppressed = [];
        clock.Used = use =>
        {
            if (use == nameof(TimeProvider.CreateTimer))
            {
                suppressed.Add(ExecutionContext.IsFlowSuppressed());
            }
        };
        using LocalPair pair = new Caller(Way.Inline).Pair("Linux", clock);
        pair.B.SetOption(SocketOption.ReceiveTimeout, TimeSpan.FromSeconds(1));
        Task<IoResult> call = Begin();
        Assert.Equal([true], suppressed);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Errno.EAGAIN, (await call).Errno);

        Task<IoResult> Begin()
        {
            AsyncFlowControl flow = isSuppressed ? ExecutionContext.SuppressFlow() : default;
            Task<IoResult> begun = pair.B.ReceiveAsync(new byte[1]).AsTask();
            Assert.Equal(isSuppressed, ExecutionContext.IsFlowSuppressed());
            if (isSuppressed)
            {
                flow.Undo();
            }

            return begun;
        }
    }
}
