using Sockopt.Tests.Profiles;

namespace Sockopt.Tests.Core;

/// <summary>A close that waits until what was sent is delivered (S12.3).</summary>
public sealed class LingerTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly ManualClock _clock = new();
    private readonly SlowProtocol _slow = new();

    [Theory]
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void It_waits_for_the_protocol_and_others_see_a_closed_socket(string profile, Way way)
    {
        Caller caller = new(way);
        KernelSocket socket = Connected(profile, caller, Interval);
        Task<Errno> call = caller.Close(socket);
        Caller.StillWaits(call, socket.Stack);
        Assert.Equal(Errno.EBADF, socket.Receive(new byte[1]).Errno);
        Assert.Equal(Errno.EBADF, socket.Send(new byte[1]).Errno);
        Assert.Equal(Errno.EBADF, socket.Close());
        Assert.Equal(Errno.EBADF, socket.Shutdown(ShutdownHow.Both));
        Assert.Equal(Errno.EBADF, socket.SetInt(SocketOption.KeepAlive.Id, 1));
        Assert.Equal(PollEvents.Invalid, socket.Poll(PollEvents.In));
        Assert.Equal(1, socket.Stack.Usage.Sockets);
        SlowProtocol.Report(socket, Errno.ENETDOWN);
        Caller.StillWaits(call, socket.Stack);
        SlowProtocol.Finish(socket);
        Assert.Equal(Errno.Success, Caller.ResultOf(call));
        IsGone(socket);
    }

    [Theory]
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void It_waits_no_longer_than_the_interval(string profile, Way way)
    {
        Caller caller = new(way);
        KernelSocket socket = Connected(profile, caller, Interval);
        Task<Errno> call = caller.Close(socket);
        _clock.AwaitSettings(1);
        _clock.Advance(Interval - TimeSpan.FromMilliseconds(1));
        Caller.StillWaits(call, socket.Stack);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(Errno.EAGAIN, Caller.ResultOf(call));
        IsGone(socket);
    }

    [Theory]
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void It_can_be_cancelled(string profile, Way way)
    {
        Caller caller = new(way);
        using CancellationTokenSource cancel = new();
        KernelSocket socket = Connected(profile, caller, Interval);
        Task<Errno> call = caller.Close(socket, cancel.Token);
        Caller.StillWaits(call, socket.Stack);
        cancel.Cancel();
        Assert.Equal(Errno.EINTR, Caller.ResultOf(call));
        IsGone(socket);
    }

    [Theory]
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    [Proves<StackProfile>(nameof(StackProfile.ZeroLingerWaits))]
    [ProvesOption("SO_LINGER")]
    public void Zero_seconds_are_no_limit_or_no_wait(string profile, Way way)
    {
        Caller caller = new(way);
        KernelSocket socket = Connected(profile, caller, TimeSpan.Zero);
        Task<Errno> call = caller.Close(socket);
        if (profile == "OpenBSD")
        {
            _clock.Advance(TimeSpan.FromDays(1000));
            Caller.StillWaits(call, socket.Stack);
            SlowProtocol.Finish(socket);
        }

        Assert.Equal(Errno.Success, Caller.ResultOf(call));
        IsGone(socket);
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void Who_does_not_block_does_not_linger(string profile)
    {
        KernelSocket socket = Connected(profile, new Caller(Way.Thread), Interval);
        socket.NonBlocking = true;
        Assert.Equal(Errno.Success, socket.Close());
        IsGone(socket);
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void Who_does_not_linger_does_not_wait(string profile)
    {
        KernelSocket socket = Connected(profile, new Caller(Way.Thread), Interval);
        socket.SetOption(SocketOption.Linger, default);
        Assert.Equal(Errno.Success, socket.Close());
        IsGone(socket);
    }

    [Theory] // S12.2
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_failed_disconnect_is_not_waited_for(string profile)
    {
        KernelSocket socket = Connected(profile, new Caller(Way.Thread), Interval);
        _slow.DisconnectResult = Errno.ENETDOWN;
        Assert.Equal(Errno.ENETDOWN, socket.Close());
        IsGone(socket);
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void Too_many_waiters_do_not_keep_a_socket(string profile)
    {
        StackProfile of = TestCalls.Profile(profile);
        KernelSocket socket = _slow.CreateSocket(
            of, new StackSettings { Limits = of.DefaultLimits with { MaximumWaiters = 0 } });
        socket.SetOption(SocketOption.Linger, new Linger(Enabled: true, Interval));
        socket.StartConnect(SlowProtocol.Somewhere);
        _slow.Complete(socket);
        Assert.Equal(Errno.ENOBUFS, socket.Close());
        IsGone(socket);
    }

    [Theory] // whoever drops it does not wait for it
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_socket_that_nobody_received_does_not_linger(string profile)
    {
        SocketStack stack = new(TestCalls.Profile(profile), [.. LocalDomain.CreateProtocols(), _slow]);
        using LocalPair pair = new(stack);
        KernelSocket socket = _slow.CreateSocket(stack);
        socket.SetOption(SocketOption.Linger, new Linger(Enabled: true, Interval));
        socket.StartConnect(SlowProtocol.Somewhere);
        _slow.Complete(socket);
        SocketFile file = new(socket);
        Assert.Equal(1, pair.A.SendMessage("x"u8, [file]).Count);
        file.Release();
        pair.B.Close();
        Assert.Equal(1, _slow.Detached);
        Assert.Equal(1, stack.Usage.Sockets);
    }

    private KernelSocket Connected(string profile, Caller caller, TimeSpan interval)
    {
        KernelSocket socket = _slow.CreateSocket(TestCalls.Profile(profile), caller.Settings(_clock));
        Assert.Equal(Errno.Success, socket.SetOption(SocketOption.Linger, new Linger(Enabled: true, interval)));
        Assert.Equal(Errno.Success, socket.StartConnect(SlowProtocol.Somewhere));
        _slow.Complete(socket);
        return socket;
    }

    private void IsGone(KernelSocket socket)
    {
        Assert.Equal(default, socket.Stack.Usage);
        Assert.Equal(1, _slow.Detached);
        Assert.Equal(Errno.EBADF, socket.Close());
    }
}
