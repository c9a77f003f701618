namespace Sockopt.Tests.Core;

/// <summary>A connect that waits for room in a listener's queue, where the profile lets it (S5.1).</summary>
public sealed class RoomTests
{
    [Theory] // S5.1: room, or no listener any more
    [InlineData(false, Errno.Success, Way.Thread)]
    [InlineData(false, Errno.Success, Way.Pool)]
    [InlineData(false, Errno.Success, Way.Inline)]
    [InlineData(true, Errno.ECONNREFUSED, Way.Thread)]
    [InlineData(true, Errno.ECONNREFUSED, Way.Pool)]
    [InlineData(true, Errno.ECONNREFUSED, Way.Inline)]
    public void A_connect_waits_for_room_in_the_backlog(bool isClosed, Errno expected, Way way)
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
        if (isClosed)
        {
            listener.Close();
        }
        else
        {
            listener.Accept(out KernelSocket? accepted);
            accepted!.Close();
        }

        Assert.Equal(expected, Caller.ResultOf(call));
        listener.Close();
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
