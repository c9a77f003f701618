using Sockopt.Tests.Profiles;

namespace Sockopt.Tests.Core;

/// <summary>The limit of calls that wait.</summary>
public sealed class MaximumWaitersTests
{
    [Theory]
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    [Proves<StackLimits>(nameof(StackLimits.MaximumWaiters))]
    public void One_more_is_refused_and_whoever_need_not_wait_is_not(string profile, Way way)
    {
        Caller caller = new(way);
        StackProfile of = TestCalls.Profile(profile);
        using LocalPair pair = new(of, caller.Settings(limits: of.DefaultLimits with { MaximumWaiters = 2 }));
        byte[] buffer = new byte[1];
        Task<IoResult> receive = caller.Receive(pair.B, buffer);
        Task<PollEvents> poll = caller.Poll(pair.A, PollEvents.In, Timeout.InfiniteTimeSpan);
        Caller.StillWaits(poll, pair.Stack, waiters: 2);
        Assert.Equal(Errno.ENOBUFS, pair.A.Receive(new byte[1]).Errno);
        Assert.Equal(Errno.ENOBUFS, Caller.ResultOf(pair.A.ReceiveAsync(new byte[1]).AsTask()).Errno);
        Assert.Equal(Errno.ENOBUFS, pair.A.ReceiveChain(1).Errno);
        Assert.Equal(PollEvents.None, pair.A.Poll(PollEvents.In, Timeout.InfiniteTimeSpan));
        Assert.Equal(
            Errno.EAGAIN, Caller.ResultOf(pair.A.ReceiveAsync(new byte[1], MessageFlags.DontWait).AsTask()).Errno);
        Assert.Equal(2, pair.Stack.Usage.Waiters);
        Assert.Equal("1", pair.A.SendText("x"));
        Assert.Equal("x", Caller.TextOf(receive, buffer));
        Assert.Equal(1, pair.Stack.Usage.Waiters);
        pair.B.SendText("y");
        Assert.Equal(PollEvents.In, Caller.ResultOf(poll));
        Assert.Equal(0, pair.Stack.Usage.Waiters);
    }

    [Theory] // S9.8
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void Whoever_is_refused_keeps_nobody_out(string profile)
    {
        StackProfile of = TestCalls.Profile(profile);
        using LocalPair pair = new(of, of.DefaultLimits with { MaximumWaiters = 0 });
        pair.B.SetInt(SocketOption.ReceiveBufferSize.Id, 2000);
        byte[] buffer = new byte[10_000];
        pair.A.SendText("abc");
        Assert.Equal(3, pair.B.Receive(buffer, MessageFlags.WaitAll).Count);
        pair.A.SendText("d");
        Assert.Equal("\"d\"", pair.B.ReceiveText(1));
    }

    [Fact]
    public async Task Many_at_once_never_exceed_it_nor_miss_it()
    {
        const int Threads = 4;
        StackLimits limits = StackProfile.Linux.DefaultLimits with { MaximumWaiters = Threads };
        using LocalPair pair = new(StackProfile.Linux, limits);
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(_ => Task.Factory.StartNew(
            () =>
            {
                for (int i = 0; i < 1000; i++)
                {
                    // As many places as threads: each finds one.
                    Assert.Equal(Errno.EINTR, pair.A.Receive(new byte[1], cancellation: new CancellationToken(true)).Errno);
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default))).WaitAsync(Caller.Patience);
        Assert.Equal(0, pair.Stack.Usage.Waiters);
    }
}
