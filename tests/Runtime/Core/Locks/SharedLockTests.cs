namespace Sockopt.Tests.Core;

/// <summary>Two sockets get one lock when they are connected, whoever uses them and waits there at that moment.</summary>
public sealed class SharedLockTests
{
    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public async Task Sockets_that_others_use_are_connected(string profile)
    {
        SocketStack stack = LocalPair.LocalStack(TestCalls.Profile(profile));
        for (int round = 0; round < 20; round++)
        {
            KernelSocket a = LocalSockets.Client(stack);
            KernelSocket b = LocalSockets.Client(stack);
            using CancellationTokenSource end = new();
            Task[] others = [Use(a, end.Token), Use(b, end.Token), Wait(a), Wait(b)];
            await Task.Yield();
            Assert.Equal(Errno.Success, stack.ConnectPair(a, b));
            Assert.Same(a.Gate, b.Gate);
            Assert.Equal("3", a.SendText("abc"));
            Assert.Equal("3", b.SendText("def"));
            end.Cancel();
            await Task.WhenAll(others).WaitAsync(Caller.Patience);
            Assert.Equal("\"abc\"", b.ReceiveText(10));
            Assert.Equal("\"def\"", a.ReceiveText(10));
            a.Close();
            b.Close();
        }

        Assert.Equal(default, stack.Usage);
    }

    [Theory]
    [MemberData(nameof(Caller.Ways), MemberType = typeof(Caller))]
    public void Who_waits_at_a_socket_is_woken_under_its_new_lock(Way way)
    {
        Caller caller = new(way);
        SocketStack stack = new(StackProfile.OpenBsd, caller.Settings(), LocalDomain.CreateProtocols());
        using KernelSocket a = LocalSockets.Client(stack);
        using KernelSocket b = LocalSockets.Client(stack);
        Task<PollEvents>[] polls =
        [
            caller.Poll(a, PollEvents.Out, Timeout.InfiniteTimeSpan),
            caller.Poll(b, PollEvents.Out, Timeout.InfiniteTimeSpan),
            caller.Poll(b, PollEvents.In, Timeout.InfiniteTimeSpan),
        ];
        Caller.StillWaits(polls[2], stack, waiters: 3);
        stack.ConnectPair(a, b);
        Assert.Equal(PollEvents.Out, Caller.ResultOf(polls[0]));
        Assert.Equal(PollEvents.Out, Caller.ResultOf(polls[1]));
        Caller.StillWaits(polls[2], stack);
        a.SendText("x");
        Assert.Equal(PollEvents.In, Caller.ResultOf(polls[2]));
    }

    // On a thread of its own: those of the pool are for who waits.
    private static Task Use(KernelSocket socket, CancellationToken end) => Task.Factory.StartNew(
        () =>
        {
            while (!end.IsCancellationRequested)
            {
                socket.ReceiveText(0);
                socket.SetInt(SocketOption.SendBufferSize.Id, 9000);
                socket.SetOption(SocketOption.Linger, default);
                Assert.Equal(PollEvents.None, socket.Poll(PollEvents.Priority) & PollEvents.Invalid);

                // Locks are not fair, and who never pauses keeps the others out for a long time.
                Thread.Sleep(0);
            }
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    // Until it is connected and there is something to receive. To Linux it is hung up before, so that a poll does not wait.
    private static async Task Wait(KernelSocket socket)
    {
        while (socket.Available == 0)
        {
            if (await socket.PollAsync(PollEvents.In, TimeSpan.FromMilliseconds(1)) != PollEvents.None)
            {
                await Task.Delay(1);
            }
        }
    }
}
