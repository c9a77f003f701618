namespace Sockopt.Tests.Core;

/// <summary>A cancellation ends a wait as a signal does: EINTR, or what was done until then (S7.6, S9.8).</summary>
public sealed class CancellationTests
{
    [Theory]
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void It_ends_every_wait(string profile, Way way)
    {
        Caller caller = new(way);
        using CancellationTokenSource cancel = new();
        SocketStack stack = new(TestCalls.Profile(profile), caller.Settings(), LocalDomain.CreateProtocols());
        using LocalPair pair = new(stack);
        using KernelSocket listener = LocalSockets.Listener(stack, 1);
        LocalSockets.Fill(pair.A);
        Task<IoResult> receive = caller.Receive(pair.A, new byte[1], cancel: cancel.Token);
        Task<ChainResult> chain = caller.ReceiveChain(pair.A, 1, cancel: cancel.Token);
        Task<IoResult> send = caller.Send(pair.A, new byte[1], cancel: cancel.Token);
        Task<AcceptResult> accept = caller.Accept(listener, cancel.Token);
        Task<PollEvents> poll = caller.Poll(pair.A, PollEvents.Out, Timeout.InfiniteTimeSpan, cancel.Token);
        Caller.StillWaits(poll, stack, waiters: 5);
        cancel.Cancel();
        Assert.Equal(Errno.EINTR, Caller.ResultOf(receive).Errno);
        Assert.Equal(Errno.EINTR, Caller.ResultOf(chain).Errno);
        Assert.Equal(Errno.EINTR, Caller.ResultOf(send).Errno);
        Assert.Equal(Errno.EINTR, Caller.ResultOf(accept).Errno);
        Assert.Equal(PollEvents.None, Caller.ResultOf(poll));
        Assert.Equal(0, stack.Usage.Waiters);
    }

    [Theory]
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void Who_was_cancelled_before_does_what_it_can_and_does_not_wait(string profile, Way way)
    {
        Caller caller = new(way);
        CancellationToken cancelled = new(canceled: true);
        using LocalPair pair = caller.Pair(profile);
        byte[] buffer = new byte[4];
        Assert.Equal(Errno.EINTR, Caller.ResultOf(caller.Receive(pair.B, buffer, cancel: cancelled)).Errno);
        pair.A.SendText("abc");
        Assert.Equal("abc", Caller.TextOf(caller.Receive(pair.B, buffer, cancel: cancelled), buffer));
        int size = pair.A.GetInt(SocketOption.SendBufferSize.Id);
        Assert.Equal(size, Caller.ResultOf(caller.Send(pair.A, new byte[size + 1], cancel: cancelled)).Count);
        Assert.Equal(Errno.EINTR, Caller.ResultOf(caller.Send(pair.A, new byte[1], cancel: cancelled)).Errno);
        Assert.Equal(0, pair.Stack.Usage.Waiters);
    }

    [Theory] // S7.6
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void What_was_sent_before_is_told(string profile, Way way)
    {
        Caller caller = new(way);
        using CancellationTokenSource cancel = new();
        using LocalPair pair = caller.Pair(profile);
        int size = pair.A.GetInt(SocketOption.SendBufferSize.Id);
        Task<IoResult> call = caller.Send(pair.A, new byte[size + 1], cancel: cancel.Token);
        Caller.StillWaits(call, pair.Stack);
        cancel.Cancel();
        Assert.Equal(new IoResult(size, MessageFlags.None, Errno.Success), Caller.ResultOf(call));
    }

    [Theory] // S9.8
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void What_was_taken_before_is_returned(string profile, Way way)
    {
        Caller caller = new(way);
        using CancellationTokenSource cancel = new();
        using LocalPair pair = caller.Pair(profile);
        pair.B.SetInt(SocketOption.ReceiveBufferSize.Id, 2000);
        byte[] buffer = new byte[10_000];
        pair.A.SendText("abc");
        Task<IoResult> call = caller.Receive(pair.B, buffer, MessageFlags.WaitAll, cancel.Token);
        Caller.StillWaits(call, pair.Stack);
        cancel.Cancel();
        Assert.Equal("abc", Caller.TextOf(call, buffer));
        Assert.Equal("EAGAIN", pair.B.ReceiveText(1));
        pair.A.SendText("d");
        Assert.Equal("\"d\"", pair.B.ReceiveText(1));
    }

    [Theory] // S9.8
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void A_chain_that_was_taken_before_is_returned(string profile, Way way)
    {
        Caller caller = new(way);
        using CancellationTokenSource cancel = new();
        LocalPair pair = caller.Pair(profile);
        pair.B.SetInt(SocketOption.ReceiveBufferSize.Id, 2000);
        pair.A.SendText("abc");
        Task<ChainResult> call = caller.ReceiveChain(pair.B, 10_000, MessageFlags.WaitAll, cancel.Token);
        Caller.StillWaits(call, pair.Stack);
        cancel.Cancel();
        ChainResult result = Caller.ResultOf(call);
        Assert.Equal(3, result.Chain.Length);
        result.Chain.Dispose();
        pair.Dispose();
        Assert.Equal(default, pair.Stack.Usage);
    }

    [Theory] // S6.5
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void A_connect_that_is_cancelled_goes_on(string profile, Way way)
    {
        Caller caller = new(way);
        using CancellationTokenSource cancel = new();
        SlowProtocol slow = new();
        using KernelSocket socket = slow.CreateSocket(TestCalls.Profile(profile), caller.Settings());
        Task<Errno> call = caller.Connect(socket, SlowProtocol.Somewhere, cancel.Token);
        Caller.StillWaits(call, socket.Stack);
        cancel.Cancel();
        Assert.Equal(Errno.EINTR, Caller.ResultOf(call));
        Assert.Equal(Errno.EALREADY, socket.Connect(SlowProtocol.Somewhere));
        Task<PollEvents> poll = caller.Poll(socket, PollEvents.Out, Timeout.InfiniteTimeSpan);
        Caller.StillWaits(poll, socket.Stack);
        slow.Complete(socket);
        Assert.Equal(PollEvents.Out, Caller.ResultOf(poll));
        Assert.Equal(Errno.Success, socket.PendingError());
        Assert.Equal(Errno.EISCONN, socket.Connect(SlowProtocol.Somewhere));
    }

    [Theory]
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public void A_token_that_is_cancelled_after_its_calls_ends_no_other(string profile, Way way)
    {
        Caller caller = new(way);
        using LocalPair pair = caller.Pair(profile);
        byte[] buffer = new byte[3];
        using CancellationTokenSource cancel = new();
        for (int i = 0; i < 10; i++)
        {
            Task<IoResult> call = caller.Receive(pair.B, buffer, cancel: cancel.Token);
            pair.A.SendText("abc");
            Assert.Equal("abc", Caller.TextOf(call, buffer));
        }

        cancel.Cancel();
        Task<IoResult> other = caller.Receive(pair.B, buffer);
        Caller.StillWaits(other, pair.Stack);
        pair.A.SendText("abc");
        Assert.Equal("abc", Caller.TextOf(other, buffer));
    }
}
