namespace Sockopt.Tests.Core;

/// <summary>Nothing foreign runs under a lock: no upcall, no continuation, nothing of a clock and no cancellation. Everything
/// foreign looks here whether its thread holds the lock of the stack or that of any connection, while everything that can
/// bring it about is done.</summary>
public sealed class ForeignCodeTests
{
    private readonly ManualClock _clock = new();
    private readonly LockWatch _watch = new();

    [Theory]
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public async Task Data_calls(string profile, Way way)
    {
        Caller caller = new(way);
        SocketStack stack = Stack(profile, caller, LocalDomain.CreateProtocols());
        using LocalPair pair = new(stack);
        Watch(pair.A, pair.B);
        pair.A.SetOption(SocketOption.SendTimeout, TimeSpan.FromSeconds(1));
        pair.B.SetOption(SocketOption.ReceiveTimeout, TimeSpan.FromSeconds(1));
        int size = pair.A.GetInt(SocketOption.SendBufferSize.Id);
        byte[] large = new byte[size + 20_000];
        for (int round = 0; round < 3; round++)
        {
            Task[] calls =
            [
                Await(caller.Receive(pair.B, new byte[large.Length], MessageFlags.WaitAll)),
                Await(caller.Send(pair.A, large)),
            ];
            await Task.WhenAll(calls).WaitAsync(Caller.Patience);
            Task poll = Await(pair.A.PollAsync(PollEvents.In, TimeSpan.FromSeconds(1)));
            pair.B.SendText("y");
            await poll.WaitAsync(Caller.Patience);
            pair.A.ReceiveText(1);
            pair.A.Send(Pieces.Of(new byte[30_000], 10_000, 20_000));
            pair.B.Receive(new byte[30_000]);
            pair.A.Send(LocalSockets.ChainOf(stack, new byte[9000]));
            pair.B.ReceiveChain(9000).Chain.Dispose();
            pair.A.SetInt(SocketOption.SendBufferSize.Id, size);
            pair.B.SetInt(SocketOption.ReceiveLowWater.Id, 1);

            Task late = Await(caller.Receive(pair.A, new byte[1]));
            _clock.Advance(TimeSpan.FromSeconds(2));
            pair.B.SendText("x");
            await late.WaitAsync(Caller.Patience);
            int settings = _clock.Settings;
            late = Await(pair.B.ReceiveAsync(new byte[1]));
            _clock.AwaitSettings(settings + 1);
            _clock.Advance(TimeSpan.FromSeconds(2));
            await late.WaitAsync(Caller.Patience);
        }

        Task end = Await(caller.Receive(pair.B, new byte[1]));
        pair.A.Shutdown(ShutdownHow.Send);
        await end.WaitAsync(Caller.Patience);
        pair.B.Shutdown(ShutdownHow.Both);
        pair.A.Close();
        pair.B.Close();
        _watch.HasSeen("upcall", "continuation", "Change", "timer callback", "GetTimestamp", "CreateTimer");
        Assert.Equal(default, stack.Usage);
    }

    [Theory]
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public async Task Memory_of_the_caller(string profile, Way way)
    {
        Caller caller = new(way);
        SocketStack stack = Stack(profile, caller, LocalDomain.CreateProtocols());
        using LocalPair pair = new(stack);
        Watch(pair.A, pair.B);
        int size = pair.A.GetInt(SocketOption.SendBufferSize.Id);
        using ForeignMemory sent = new(new byte[size + 20_000], () => _watch.Look("memory that is sent"));
        using ForeignMemory cut = new(new byte[size + 20_000], () => _watch.Look("memory in pieces"));
        using ForeignMemory received = new(new byte[size], () => _watch.Look("memory to receive into"));
        foreach (Func<Task<IoResult>> begin in (Func<Task<IoResult>>[])
            [
                () => pair.A.SendAsync(sent.Memory).AsTask(),
                () => caller.Send(pair.A, Pieces.Of(cut.Memory, 10, 10_000, 30_000)),
            ])
        {
            Task<IoResult> send = begin();
            for (int rest = size + 20_000; rest > 0;)
            {
                rest -= (await pair.B.ReceiveAsync(received.Memory[..Math.Min(size, rest)]).AsTask().WaitAsync(Caller.Patience)).Count;
            }

            await send.WaitAsync(Caller.Patience);
        }

        _watch.HasSeen("memory that is sent", "memory in pieces", "memory to receive into");
    }

    [Theory] // before it waits, and after
    [InlineData(1)]
    [InlineData(2)]
    public async Task Memory_that_throws_ends_the_task_that_receives_into_it(int when)
    {
        using LocalPair pair = new Caller(Way.Inline).Pair("Linux");
        int looks = 0;
        using ForeignMemory memory = new(new byte[4], () => ObjectDisposedException.ThrowIf(++looks == when, pair));
        Task<IoResult> call = pair.B.ReceiveAsync(memory.Memory).AsTask();
        Assert.Equal(when == 1, call.IsFaulted);
        pair.A.SendText("abc");
        await Assert.ThrowsAsync<ObjectDisposedException>(() => call);
        Assert.Equal(0, pair.Stack.Usage.Waiters);
        Assert.Equal(3, (await pair.B.ReceiveAsync(memory.Memory)).Count);
    }

    [Theory]
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public async Task Cancellations(string profile, Way way)
    {
        Caller caller = new(way);
        SocketStack stack = Stack(profile, caller, LocalDomain.CreateProtocols());
        using LocalPair pair = new(stack);
        Watch(pair.A, pair.B);
        using CancellationTokenSource cancel = new();
        using CancellationTokenRegistration before = cancel.Token.Register(() => _watch.Look("cancellation"));
        Task receive = Await(caller.Receive(pair.B, new byte[1], cancel: cancel.Token));
        using CancellationTokenRegistration after = cancel.Token.Register(() => _watch.Look("cancellation"));
        cancel.Cancel();
        await receive.WaitAsync(Caller.Patience);
        await Await(pair.B.ReceiveAsync(new byte[1], cancellation: cancel.Token)).WaitAsync(Caller.Patience);
        _watch.HasSeen("cancellation", "continuation");
    }

    [Theory]
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public async Task Connecting_and_closing(string profile, Way way)
    {
        Caller caller = new(way);
        SocketStack stack = Stack(profile, caller, LocalDomain.CreateProtocols());
        KernelSocket listener = LocalSockets.Listener(stack, 0);
        KernelSocket[] clients = [.. Enumerable.Range(0, 4).Select(_ => LocalSockets.Client(stack))];
        Watch([listener, .. clients]);
        Task<AcceptResult> accept = caller.Accept(listener);
        Task first = Await(accept);
        await Await(caller.Connect(clients[0], LocalSockets.Name)).WaitAsync(Caller.Patience);
        await first.WaitAsync(Caller.Patience);
        KernelSocket accepted = (await accept).Socket!;
        Watch(accepted);
        Task[] calls =
        [
            Await(caller.Receive(clients[0], new byte[1])),
            Await(caller.Poll(accepted, PollEvents.In, Timeout.InfiniteTimeSpan)),
        ];
        Task[] connects = [.. clients[1..].Select(client => Await(caller.Connect(client, LocalSockets.Name)))];
        listener.Accept(out KernelSocket? second);
        Watch(second!);
        listener.Close();
        accepted.Close();
        second!.Close();
        Array.ForEach(clients, client => client.Close());
        await Task.WhenAll([.. calls, .. connects]).WaitAsync(Caller.Patience);
        Assert.Equal(Errno.Success, stack.CreatePair(
            SocketDomain.Unix, listener.Type, 0, LocalPair.User, out KernelSocket? a, out KernelSocket? b));
        a!.Dispose();
        b!.Dispose();
        _watch.HasSeen("upcall", "continuation");
        Assert.Equal(default, stack.Usage);
    }

    [Theory]
    [MemberData(nameof(Caller.Everywhere), MemberType = typeof(Caller))]
    public async Task Slow_connections_and_lingering(string profile, Way way)
    {
        Caller caller = new(way);
        SlowProtocol slow = new();
        SocketStack stack = Stack(profile, caller, [slow]);
        KernelSocket listener = slow.CreateSocket(stack);
        KernelSocket socket = slow.CreateSocket(stack);
        Watch(listener, socket);
        listener.Listen(5);
        Task accept = Await(caller.Accept(listener));
        KernelSocket child = slow.Arrive(listener)!;
        Watch(child);
        slow.Complete(child);
        await accept.WaitAsync(Caller.Patience);
        Task connect = Await(caller.Connect(socket, SlowProtocol.Somewhere));
        slow.Complete(socket);
        await connect.WaitAsync(Caller.Patience);
        socket.SetOption(SocketOption.Linger, new Linger(Enabled: true, TimeSpan.FromSeconds(1)));
        int settings = _clock.Settings;
        Task close = Await(caller.Close(socket));
        _clock.AwaitSettings(settings + 1);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await close.WaitAsync(Caller.Patience);
        child.Close();
        listener.Close();
        _watch.HasSeen("upcall", "continuation", "timer callback");
        Assert.Equal(default, stack.Usage);
    }

    [Fact]
    public void The_watch_sees_a_lock_that_is_held()
    {
        SocketStack stack = Stack("OpenBSD", new Caller(Way.Inline), LocalDomain.CreateProtocols());
        using LocalPair pair = new(stack);
        _watch.Watch(pair.A);
        _watch.Look("nothing is held");
        using (pair.A.Hold())
        {
            Assert.ThrowsAny<Exception>(() => _watch.Look("the lock of the connection"));
        }

        using (stack.Gate.Enter())
        {
            Assert.ThrowsAny<Exception>(() => _watch.Look("the lock of the stack"));
        }

        Assert.Throws<InvalidOperationException>(() => _watch.HasSeen("nothing is held"));
    }

    private SocketStack Stack(string profile, Caller caller, IEnumerable<Protocol> protocols)
    {
        _clock.Used = _watch.Look;
        SocketStack stack = new(TestCalls.Profile(profile), caller.Settings(_clock), protocols);
        _watch.Stack = stack;
        return stack;
    }

    private void Watch(params KernelSocket[] sockets)
    {
        foreach (KernelSocket socket in sockets)
        {
            _watch.Watch(socket);
            socket.SetReceiveUpcall((_, _) => _watch.Look("upcall"));
            socket.SetSendUpcall((_, _) => _watch.Look("upcall"));
        }
    }

    // Without a context, so that it goes on where the call ends.
    private async Task Await<T>(ValueTask<T> call)
    {
        await call.ConfigureAwait(false);
        _watch.Look("continuation");
    }

    private async Task Await<T>(Task<T> call)
    {
        await call.ConfigureAwait(false);
        _watch.Look("continuation");
    }
}
