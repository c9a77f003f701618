using System.Net.Sockets;

namespace Sockopt.Tests.Core;

/// <summary>What closing a descriptor does to the calls that were made with it: nothing; and what the end of the process does:
/// they end.</summary>
public sealed class DescriptorCloseTests
{
    private static readonly Dictionary<string, Func<DescriptorTable, CancellationToken, Task<Errno>>> Waits = new()
    {
        ["recv"] = (calls, cancel) => OnThread(() => calls.Receive(TestTable.B, new byte[1], cancellation: cancel).Errno),
        ["recv, task"] = async (calls, cancel) =>
            (await calls.ReceiveAsync(TestTable.B, new byte[1], cancellation: cancel)).Errno,
        ["recvmsg"] = (calls, cancel) =>
            OnThread(() => calls.ReceiveMessage(TestTable.B, new byte[1], cancellation: cancel).Errno),
        ["recvmsg, task"] = async (calls, cancel) =>
            (await calls.ReceiveMessageAsync(TestTable.B, new byte[1], cancellation: cancel)).Errno,
    };

    public static TheoryData<string> WaitingCalls => [.. Waits.Keys];

    [Theory]
    [MemberData(nameof(WaitingCalls))]
    public async Task A_call_goes_on_when_its_descriptor_is_closed(string name)
    {
        using TestTable table = new("Linux");
        Task<Errno> call = Waits[name](table.Calls, CancellationToken.None);
        Caller.SpinUntil(() => table.SocketOf(TestTable.B).CountWaiters() == 1, "It does not wait.");
        Assert.Equal(Errno.Success, table.Calls.Close(TestTable.B));
        Assert.Equal(TestTable.B, table.OpenFile());
        Caller.StillWaits(call, table.Stack);

        // The peer does not notice, and what it sends arrives. Then the socket is gone.
        Assert.Equal(1, table.Calls.Send(TestTable.A, "x"u8).Count);
        Assert.Equal(Errno.Success, await call.WaitAsync(Caller.Patience));
        Assert.Equal(1, table.Stack.Usage.Sockets);
        Assert.Equal(Errno.EPIPE, table.Calls.Send(TestTable.A, "x"u8).Errno);
    }

    [Theory]
    [MemberData(nameof(WaitingCalls))]
    public async Task A_call_that_is_cancelled_lets_its_socket_go(string name)
    {
        using TestTable table = new("OpenBSD");
        using CancellationTokenSource cancel = new();
        Task<Errno> call = Waits[name](table.Calls, cancel.Token);
        Caller.SpinUntil(() => table.SocketOf(TestTable.B).CountWaiters() == 1, "It does not wait.");
        table.Calls.Close(TestTable.B);
        cancel.Cancel();
        Assert.Equal(Errno.EINTR, await call.WaitAsync(Caller.Patience));
        Assert.Equal(1, table.Stack.Usage.Sockets);
    }

    [Theory]
    [MemberData(nameof(WaitingCalls))]
    public async Task The_end_of_the_process_ends_its_calls(string name)
    {
        using TestTable table = new("Linux");
        using CancellationTokenSource unused = new();
        Task<Errno> call = Waits[name](table.Calls, CancellationToken.None);
        Task<Errno> cancellable = Waits[name](table.Calls, unused.Token);
        Caller.SpinUntil(() => table.SocketOf(TestTable.B).CountWaiters() == 2, "They do not wait.");
        table.Calls.GetFile(TestTable.A, out OpenFile? peer);
        table.Calls.Dispose();
        Assert.Equal(Errno.EINTR, await call.WaitAsync(Caller.Patience));
        Assert.Equal(Errno.EINTR, await cancellable.WaitAsync(Caller.Patience));
        peer!.Release();
        Assert.Equal(default, table.Stack.Usage);
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public async Task After_the_end_there_are_no_descriptors(string profile)
    {
        TestTable table = new(profile);
        DescriptorTable calls = table.Calls;
        TestFile file = new();
        table.OpenFile(file);
        int listener = table.OpenListener();
        Task<AcceptedDescriptor> accept = calls.AcceptAsync(listener).AsTask();
        calls.Dispose();
        calls.Dispose();
        Assert.Equal(new AcceptedDescriptor(-1, default, Errno.EINTR), await accept.WaitAsync(Caller.Patience));
        Assert.Equal(1, file.TimesClosed);
        Assert.Equal(default, table.Stack.Usage);
        Assert.Equal(Errno.EBADF, calls.Close(TestTable.A));
        Assert.Equal(Errno.EBADF, calls.Send(TestTable.A, "x"u8).Errno);
        Assert.Equal(PollEvents.Invalid, calls.Poll(TestTable.A, PollEvents.In));
        Assert.Equal(Errno.EMFILE, calls.Socket(SocketDomain.Unix, SocketType.Stream, 0, out _));
        Assert.Equal(Errno.EMFILE, calls.SocketPair(SocketDomain.Unix, SocketType.Stream, 0, out _, out _));
        Assert.Equal(Errno.EMFILE, calls.Open(new TestFile(), out _));
        Assert.Equal(default, table.Stack.Usage);
    }

    [Fact]
    public void What_another_process_has_of_it_stays_open()
    {
        using TestTable table = new("OpenBSD");
        using DescriptorTable other = new(table.Stack, LocalPair.User);
        table.Calls.GetFile(TestTable.A, out OpenFile? file);
        Assert.Equal(Errno.Success, other.Open(file!, out int descriptor));
        Assert.Equal(0, descriptor);
        table.Calls.GetFile(TestTable.B, out file);
        Assert.Equal(Errno.Success, other.Open(file!, out int second));
        table.Calls.Dispose();
        Assert.Equal(1, other.Send(descriptor, "x"u8).Count);
        Assert.Equal(1, other.Receive(second, new byte[1]).Count);
        other.Dispose();
        Assert.Equal(default, table.Stack.Usage);
    }

    [Theory] // S12.3, S12.4
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_last_close_waits_and_tells_what_came_of_it(bool isTask)
    {
        ManualClock clock = new();
        SlowProtocol slow = new();
        KernelSocket socket = slow.CreateSocket(StackProfile.OpenBsd, new StackSettings { Clock = clock });
        socket.SetOption(SocketOption.Linger, new Linger(Enabled: true, TimeSpan.FromSeconds(5)));
        socket.StartConnect(SlowProtocol.Somewhere);
        slow.Complete(socket);
        using DescriptorTable calls = new(socket.Stack, LocalPair.User);
        calls.Open(new SocketFile(socket), out int descriptor);
        calls.Duplicate(descriptor, out int duplicate);
        Assert.Equal(Errno.Success, calls.Close(duplicate));
        Task<Errno> close = isTask
            ? calls.CloseAsync(descriptor).AsTask()
            : OnThread(() => calls.Close(descriptor));
        Caller.SpinUntil(() => socket.CountWaiters() == 1, "It does not wait.");
        Assert.Equal(Errno.EBADF, calls.Close(descriptor));
        Assert.Equal(Errno.EBADF, await calls.CloseAsync(descriptor));
        clock.AwaitSettings(1);
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(Errno.EAGAIN, await close.WaitAsync(Caller.Patience));
        Assert.Equal(default, socket.Stack.Usage);
    }

    [Fact]
    public void Nothing_lingers_when_a_process_ends()
    {
        SlowProtocol slow = new();
        KernelSocket socket = slow.CreateSocket(StackProfile.OpenBsd, new StackSettings());
        socket.SetOption(SocketOption.Linger, new Linger(Enabled: true, TimeSpan.Zero));
        socket.StartConnect(SlowProtocol.Somewhere);
        slow.Complete(socket);
        DescriptorTable calls = new(socket.Stack, LocalPair.User);
        calls.Open(new SocketFile(socket), out _);
        calls.Dispose();
        Assert.Equal(default, socket.Stack.Usage);
    }

    private static Task<Errno> OnThread(Func<Errno> call) =>
        Task.Factory.StartNew(call, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
