namespace Sockopt.Tests.Core;

/// <summary>A connect that waits for room in a listener's queue, where the profile lets it (S5.1).</summary>
public sealed class RoomTests
{
    [Theory] // S5.1: room, or no listener any more
    [InlineData("accept", Errno.Success, Way.Thread)]
    [InlineData("accept", Errno.Success, Way.Pool)]
    [InlineData("accept", Errno.Success, Way.Inline)]
    [InlineData("listen", Errno.Success, Way.Inline)]
    [InlineData("close", Errno.ECONNREFUSED, Way.Thread)]
    [InlineData("close", Errno.ECONNREFUSED, Way.Pool)]
    [InlineData("close", Errno.ECONNREFUSED, Way.Inline)]
    [InlineData("shutdown", Errno.ECONNREFUSED, Way.Thread)]
    [InlineData("shutdown", Errno.ECONNREFUSED, Way.Inline)]
    public void A_connect_waits_for_room_in_the_backlog(string how, Errno expected, Way way)
    {
        Caller caller = new(way);
        SocketStack stack = new(StackProfile.Linux, caller.Settings(), LocalDomain.CreateProtocols());
        KernelSocket listener = LocalSockets.Listener(stack, backlog: 0);
        using KernelSocket first = LocalSockets.Client(stack);
        using KernelSocket second = LocalSockets.Client(stack);
        using KernelSocket third = LocalSockets.Client(stack);
        third.NonBlocking = true;
        Assert.Equal(Errno.Success, first.Connect(LocalSockets.Name));
        Assert.Equal(Errno.EAGAIN, third.Connect(LocalSockets.Name));
        Task<Errno> call = caller.Connect(second, LocalSockets.Name);
        Caller.StillWaits(call, stack);
        switch (how)
        {
            case "close":
                listener.Close();
                break;
            case "listen":
                Assert.Equal(Errno.Success, listener.Listen(backlog: 1));
                break;
            case "shutdown":
                listener.Shutdown(ShutdownHow.Receive);
                break;
            default:
                listener.Accept(out KernelSocket? accepted);
                accepted!.Close();
                break;
        }

        Assert.Equal(expected, Caller.ResultOf(call));
        listener.Close();
    }

    [Theory]
    [MemberData(nameof(Caller.Ways), MemberType = typeof(Caller))]
    public void Another_connect_of_the_same_socket_does_not_end_the_wait(Way way)
    {
        Caller caller = new(way);
        SocketStack stack = new(StackProfile.Linux, caller.Settings(), LocalDomain.CreateProtocols());
        using KernelSocket listener = LocalSockets.Listener(stack, backlog: 0);
        using KernelSocket first = LocalSockets.Client(stack);
        using KernelSocket second = LocalSockets.Client(stack);
        Assert.Equal(Errno.Success, first.Connect(LocalSockets.Name));
        Task<Errno> call = caller.Connect(second, LocalSockets.Name);
        Caller.StillWaits(call, stack);
        Assert.Equal(Errno.ENOENT, second.StartConnect(LocalName.OfPath("/nowhere")));
        Assert.Equal(Errno.EAGAIN, second.StartConnect(LocalSockets.Name));
        Caller.StillWaits(call, stack);
        listener.Accept(out KernelSocket? accepted);
        Assert.Equal(Errno.Success, Caller.ResultOf(call));
        accepted!.Close();
    }

    [Theory] // the connector may give up, and its listener go on
    [MemberData(nameof(Caller.Ways), MemberType = typeof(Caller))]
    public void Closing_ends_a_connect_that_waits_for_room(Way way)
    {
        Caller caller = new(way);
        SocketStack stack = new(StackProfile.Linux, caller.Settings(), LocalDomain.CreateProtocols());
        KernelSocket listener = LocalSockets.Listener(stack, backlog: 0);
        using KernelSocket first = LocalSockets.Client(stack);
        KernelSocket second = LocalSockets.Client(stack);
        first.Connect(LocalSockets.Name);
        Task<Errno> call = caller.Connect(second, LocalSockets.Name);
        Caller.StillWaits(call, stack);
        second.Close();
        Assert.Equal(Errno.EBADF, Caller.ResultOf(call));
        listener.Close();
    }

    [Theory]
    [MemberData(nameof(Caller.Ways), MemberType = typeof(Caller))]
    public void Who_gives_up_does_not_take_along_another_call_that_waits_at_the_socket(Way way)
    {
        Caller caller = new(way);
        SocketStack stack = new(StackProfile.Linux, caller.Settings(), LocalDomain.CreateProtocols());
        using KernelSocket listener = LocalSockets.Listener(stack, backlog: 0);
        using KernelSocket first = LocalSockets.Client(stack);
        using KernelSocket second = LocalSockets.Client(stack);
        first.Connect(LocalSockets.Name);
        using CancellationTokenSource cancel = new();
        Task<Errno> stays = caller.Connect(second, LocalSockets.Name);
        Task<Errno> leaves = caller.Connect(second, LocalSockets.Name, cancel.Token);
        Caller.StillWaits(stays, stack, waiters: 2);
        cancel.Cancel();
        Assert.Equal(Errno.EINTR, Caller.ResultOf(leaves));
        Assert.Equal(Errno.EAGAIN, second.StartConnect(LocalSockets.Name));
        Caller.StillWaits(stays, stack);
        listener.Accept(out KernelSocket? accepted);
        accepted!.Close();
        Assert.Equal(Errno.Success, Caller.ResultOf(stays));
    }

    [Theory] // who waits for something else does not count
    [MemberData(nameof(Caller.Ways), MemberType = typeof(Caller))]
    public void Who_gives_up_finds_who_else_waits_for_room(Way way)
    {
        Caller caller = new(way);
        StackProfile profile = StackProfile.Linux with { PollTellsHangUp = false };
        SocketStack stack = new(profile, caller.Settings(), LocalDomain.CreateProtocols());
        using KernelSocket listener = LocalSockets.Listener(stack, backlog: 0);
        using KernelSocket first = LocalSockets.Client(stack);
        using KernelSocket second = LocalSockets.Client(stack);
        first.Connect(LocalSockets.Name);
        Task<PollEvents> poll = caller.Poll(second, PollEvents.In, Timeout.InfiniteTimeSpan);
        Task<Errno> connect = caller.Connect(second, LocalSockets.Name);
        Caller.StillWaits(connect, stack, waiters: 2);
        Assert.Equal(Errno.EAGAIN, second.StartConnect(LocalSockets.Name));
        listener.Accept(out KernelSocket? accepted);
        Assert.Equal(Errno.Success, Caller.ResultOf(connect));
        accepted!.Close();
        second.Close();
        Assert.Equal(PollEvents.Invalid, Caller.ResultOf(poll));
    }

    [Theory] // S5.1
    [MemberData(nameof(Caller.Ways), MemberType = typeof(Caller))]
    public void A_connect_waits_for_room_as_long_as_a_send_would(Way way)
    {
        ManualClock clock = new();
        Caller caller = new(way);
        SocketStack stack = new(StackProfile.Linux, caller.Settings(clock), LocalDomain.CreateProtocols());
        using KernelSocket listener = LocalSockets.Listener(stack, 0);
        using KernelSocket first = LocalSockets.Client(stack);
        using KernelSocket second = LocalSockets.Client(stack);
        first.Connect(LocalSockets.Name);
        second.SetOption(SocketOption.SendTimeout, TimeSpan.FromSeconds(1));
        Task<Errno> call = caller.Connect(second, LocalSockets.Name);
        clock.AwaitSettings(1);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Errno.EAGAIN, Caller.ResultOf(call));
    }
}
