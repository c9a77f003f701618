namespace Sockopt.Tests.Core;

/// <summary>Connections that are not made at once (S5.3, S6.4, S6.5).</summary>
public sealed class SlowConnectTests
{
    private readonly SlowProtocol _slow = new(ProtocolFlags.ConnectionRequired | ProtocolFlags.AbortAcceptDisconnected);

    [Theory]
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void A_connect_waits_until_it_is_done(string profile, Way way)
    {
        Caller caller = new(way);
        using KernelSocket socket = _slow.CreateSocket(TestCalls.Profile(profile), caller.Settings());
        Task<Errno> call = caller.Connect(socket, SlowProtocol.Somewhere);
        Caller.StillWaits(call, socket.Stack);
        Assert.Equal(SocketState.Connecting, socket.State);
        _slow.Complete(socket);
        Assert.Equal(Errno.Success, Caller.ResultOf(call));
        Assert.Equal(SocketState.Connected, socket.State);
    }

    [Theory]
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void A_connect_that_fails_tells_why_once(string profile, Way way)
    {
        Caller caller = new(way);
        using KernelSocket socket = _slow.CreateSocket(TestCalls.Profile(profile), caller.Settings());
        Task<Errno> call = caller.Connect(socket, SlowProtocol.Somewhere);
        Caller.StillWaits(call, socket.Stack);
        SlowProtocol.ReportAndDisconnect(socket, Errno.ECONNREFUSED);
        Assert.Equal(Errno.ECONNREFUSED, Caller.ResultOf(call));
        Assert.Equal(Errno.Success, socket.PendingError());
        Assert.False(socket.Is(SocketState.Connecting));
    }

    [Theory]
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void The_error_alone_ends_the_attempt_too(string profile, Way way) // S6.4
    {
        Caller caller = new(way);
        using KernelSocket socket = _slow.CreateSocket(TestCalls.Profile(profile), caller.Settings());
        Task<Errno> call = caller.Connect(socket, SlowProtocol.Somewhere);
        SlowProtocol.Report(socket, Errno.ETIMEDOUT);
        Assert.Equal(Errno.ETIMEDOUT, Caller.ResultOf(call));
        Assert.Equal(SocketState.None, socket.State);
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void An_error_at_once_leaves_the_socket_unconnected(string profile)
    {
        using KernelSocket socket = _slow.CreateSocket(TestCalls.Profile(profile), new StackSettings());
        _slow.ConnectResult = Errno.EADDRNOTAVAIL;
        Assert.Equal(Errno.EADDRNOTAVAIL, socket.Connect(SlowProtocol.Somewhere));
        Assert.Equal(SocketState.None, socket.State);

        // Only for room at a listener is EAGAIN waited for.
        _slow.ConnectResult = Errno.EAGAIN;
        Assert.Equal(Errno.EAGAIN, socket.Connect(SlowProtocol.Somewhere));
    }

    [Theory] // S6.5, S14.6
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_connect_that_does_not_block_is_asked_later(string profile)
    {
        using KernelSocket socket = _slow.CreateSocket(TestCalls.Profile(profile), new StackSettings());
        socket.NonBlocking = true;
        int told = 0;
        Assert.Equal(Errno.EINPROGRESS, socket.Connect(SlowProtocol.Somewhere));
        Assert.Equal(Errno.EALREADY, socket.Connect(SlowProtocol.Somewhere));
        Assert.Equal(Errno.EISCONN, socket.StartConnect(SlowProtocol.Somewhere));
        Assert.Equal(PollEvents.None, socket.Poll(PollEvents.In | PollEvents.Out));
        socket.SetSendUpcall((_, _) => told++);
        ValueTask<PollEvents> poll = socket.PollAsync(PollEvents.Out, Timeout.InfiniteTimeSpan);
        Assert.False(poll.IsCompleted);
        _slow.Complete(socket);
        Assert.Equal(PollEvents.Out, Caller.ResultOf(poll.AsTask()));
        Assert.Equal(1, told);
        Assert.Equal(Errno.Success, socket.PendingError());
    }

    [Theory] // S14.6
    [InlineData("OpenBSD", PollEvents.Out)]
    [InlineData("Linux", PollEvents.Out | PollEvents.Error | PollEvents.HangUp)]
    public void A_failure_is_told_and_read_once(string profile, PollEvents expected)
    {
        using KernelSocket socket = _slow.CreateSocket(TestCalls.Profile(profile), new StackSettings());
        Assert.Equal(Errno.Success, socket.StartConnect(SlowProtocol.Somewhere));
        ValueTask<PollEvents> poll = socket.PollAsync(PollEvents.Out, Timeout.InfiniteTimeSpan);
        SlowProtocol.ReportAndDisconnect(socket, Errno.ECONNREFUSED);
        Assert.Equal(expected, Caller.ResultOf(poll.AsTask()));
        Assert.Equal(Errno.ECONNREFUSED, socket.PendingError());
        Assert.Equal(Errno.Success, socket.PendingError());
        Assert.False(socket.Is(SocketState.Connecting));
    }

    [Theory]
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void Closing_ends_a_connect(string profile, Way way)
    {
        Caller caller = new(way);
        KernelSocket socket = _slow.CreateSocket(TestCalls.Profile(profile), caller.Settings());
        Task<Errno> call = caller.Connect(socket, SlowProtocol.Somewhere);
        Caller.StillWaits(call, socket.Stack);
        socket.Close();
        Assert.Equal(Errno.EBADF, Caller.ResultOf(call));
        Assert.Equal(default, socket.Stack.Usage);
    }

    [Theory] // the protocol says how long an attempt may take
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void A_connect_takes_longer_than_a_send_may(string profile, Way way)
    {
        ManualClock clock = new();
        Caller caller = new(way);
        using KernelSocket socket = _slow.CreateSocket(TestCalls.Profile(profile), caller.Settings(clock));
        socket.SetOption(SocketOption.SendTimeout, TimeSpan.FromSeconds(1));
        Task<Errno> call = caller.Connect(socket, SlowProtocol.Somewhere);
        Caller.StillWaits(call, socket.Stack);
        clock.Advance(TimeSpan.FromSeconds(10));
        Caller.StillWaits(call, socket.Stack);
        _slow.Complete(socket);
        Assert.Equal(Errno.Success, Caller.ResultOf(call));
    }

    [Theory] // S5.2, S5.3
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void A_connection_can_be_accepted_once_it_is_complete(string profile, Way way)
    {
        Caller caller = new(way);
        KernelSocket listener = _slow.CreateSocket(TestCalls.Profile(profile), caller.Settings());
        listener.Listen(5);
        Task<AcceptResult> call = caller.Accept(listener);
        KernelSocket? first = _slow.Arrive(listener);
        KernelSocket? second = _slow.Arrive(listener);
        Assert.False(listener.IsReadable);
        Caller.StillWaits(call, listener.Stack);
        _slow.Complete(second!);
        Assert.Same(second, Caller.ResultOf(call).Socket);
        _slow.Complete(first!);
        Assert.True(listener.IsReadable);
        Assert.Equal(Errno.Success, listener.Accept(out KernelSocket? accepted));
        Assert.Same(first, accepted);
        _slow.Complete(first!);
        Assert.False(listener.IsReadable);
        listener.Close();
        SlowProtocol.Finish(first!);
        SlowProtocol.Finish(second!);
        first!.Close();
        second!.Close();
        Assert.Equal(default, listener.Stack.Usage);
    }

    [Fact] // S5.1: complete or not, they count
    public void The_backlog_counts_both_queues()
    {
        using KernelSocket listener = _slow.CreateSocket(StackProfile.Linux, new StackSettings());
        listener.Listen(2);
        Assert.NotNull(_slow.Arrive(listener));
        Assert.NotNull(_slow.Arrive(listener, SocketState.Connected));
        Assert.NotNull(_slow.Arrive(listener));
        Assert.Null(_slow.Arrive(listener));
        listener.Close();
        Assert.Equal(4, _slow.Detached);
        Assert.Equal(default, listener.Stack.Usage);
    }

    [Fact]
    public void A_connection_that_will_not_be_complete_leaves_room_for_another()
    {
        using KernelSocket listener = _slow.CreateSocket(StackProfile.Linux, new StackSettings());
        listener.Listen(0);
        KernelSocket child = _slow.Arrive(listener)!;
        Assert.Null(_slow.Arrive(listener));
        Assert.True(_slow.Drop(child));
        Assert.Equal(1, _slow.Detached);
        Assert.Equal(1, listener.Stack.Usage.Sockets);
        Assert.False(_slow.Drop(child));
        Assert.NotNull(_slow.Arrive(listener));
    }

    [Fact]
    public void A_connection_that_is_complete_waits_for_an_accept()
    {
        using KernelSocket listener = _slow.CreateSocket(StackProfile.Linux, new StackSettings());
        listener.Listen(0);
        KernelSocket child = _slow.Arrive(listener, SocketState.Connected)!;
        Assert.False(_slow.Drop(child));
        Assert.Equal(Errno.Success, listener.Accept(out KernelSocket? accepted));
        Assert.Same(child, accepted);
        Assert.False(_slow.Drop(child));
    }

    [Fact] // S5.6
    public void A_connection_that_is_gone_again_is_aborted()
    {
        using KernelSocket listener = _slow.CreateSocket(StackProfile.OpenBsd, new StackSettings());
        listener.Listen(2);
        SlowProtocol.Finish(_slow.Arrive(listener, SocketState.Connected)!);
        Assert.Equal(Errno.ECONNABORTED, listener.Accept(out _));
        Assert.Equal(1, _slow.Detached);
    }

    [Fact] // S5.5
    public void A_connection_that_the_protocol_does_not_give_out_is_gone()
    {
        using KernelSocket listener = _slow.CreateSocket(StackProfile.OpenBsd, new StackSettings());
        listener.Listen(2);
        _slow.Arrive(listener, SocketState.Connected);
        _slow.AcceptResult = Errno.ENETDOWN;
        Assert.Equal(Errno.ENETDOWN, listener.Accept(out KernelSocket? accepted));
        Assert.Null(accepted);
        Assert.Equal(1, _slow.Detached);
        Assert.Equal(1, listener.Stack.Usage.Sockets);
    }

    [Fact] // S5.2, S5.6
    public void Nobody_holds_a_connection_before_it_is_accepted()
    {
        using KernelSocket listener = _slow.CreateSocket(StackProfile.OpenBsd, new StackSettings());
        listener.Listen(2);
        KernelSocket child = _slow.Arrive(listener, SocketState.Connected)!;
        Assert.Equal(SocketState.Connected | SocketState.NoDescriptor, child.State);
        Assert.Equal("EBADF", child.SendText("x"));
        Assert.Equal(Errno.Success, listener.Accept(out _));
        Assert.Equal(SocketState.Connected, child.State);
        Assert.Equal("1", child.SendText("x"));
        child.Close();
    }

    [Theory] // S5.4
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_pending_error_of_the_listener_ends_an_accept_that_would_wait(string profile)
    {
        using KernelSocket listener = _slow.CreateSocket(TestCalls.Profile(profile), new StackSettings());
        listener.Listen(2);
        SlowProtocol.Report(listener, Errno.ENETDOWN);
        listener.NonBlocking = true;
        Assert.Equal(Errno.EAGAIN, listener.Accept(out _));
        listener.NonBlocking = false;
        Assert.Equal(Errno.ENETDOWN, listener.Accept(out _));
        Assert.Equal(Errno.Success, listener.PendingError());
    }

    [Fact] // S4.1
    public void Who_is_connected_does_not_listen_even_if_the_protocol_would()
    {
        SlowProtocol slow = new(ProtocolFlags.None);
        using KernelSocket socket = slow.CreateSocket(StackProfile.Linux, new StackSettings());
        slow.Complete(socket);
        Assert.Equal(Errno.EINVAL, socket.Listen(1));
        Assert.False(socket.IsListening);
    }

    [Fact] // S6.2: of a protocol that requires none
    public void Who_cannot_leave_its_connection_gets_no_other()
    {
        SlowProtocol slow = new(ProtocolFlags.None) { DisconnectResult = Errno.ENETDOWN };
        using KernelSocket socket = slow.CreateSocket(StackProfile.OpenBsd, new StackSettings());
        Assert.Equal(Errno.Success, socket.StartConnect(SlowProtocol.Somewhere));
        Assert.Equal(Errno.EISCONN, socket.StartConnect(SlowProtocol.Somewhere));
        Assert.Equal(0, slow.Disconnects);
        slow.Complete(socket);
        Assert.Equal(Errno.EISCONN, socket.StartConnect(SlowProtocol.Somewhere));
        Assert.Equal(1, slow.Disconnects);
    }

    [Fact] // S6.6
    public void Who_is_disconnecting_is_not_asked_to_again()
    {
        SlowProtocol slow = new(ProtocolFlags.None);
        using KernelSocket socket = slow.CreateSocket(StackProfile.OpenBsd, new StackSettings());
        slow.Complete(socket);
        EchoProtocol.Move(socket, ConnectionStep.Disconnecting);
        Assert.Equal(Errno.EISCONN, socket.StartConnect(SlowProtocol.Somewhere));
        Assert.Equal(0, slow.Disconnects);
    }

    [Fact] // S5.2
    public void A_connection_that_cannot_have_the_listeners_buffers_is_detached()
    {
        using KernelSocket listener = _slow.CreateSocket(StackProfile.OpenBsd, new StackSettings());
        listener.Listen(1);

        // S10.2: none is left, and none of no size can be reserved.
        listener.Shutdown(ShutdownHow.Receive);
        Assert.Null(_slow.Arrive(listener));
        Assert.Equal(1, _slow.Detached);
        Assert.Equal(1, listener.Stack.Usage.Sockets);
    }
}
