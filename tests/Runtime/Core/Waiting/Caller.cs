using System.Diagnostics;

namespace Sockopt.Tests.Core;

/// <summary>Makes calls that wait, in one of the ways; each is waiting when it is returned, or has ended.</summary>
internal sealed class Caller(Way way)
{
    /// <summary>Long enough for the slowest machine: over it, a test hangs. Of mutants many do, and nothing else runs then.</summary>
    public static readonly TimeSpan Patience =
        TimeSpan.FromSeconds(Environment.GetEnvironmentVariable("MutationTesting") is null ? 30 : 3);

    public static TheoryData<Way> Ways => [.. Enum.GetValues<Way>()];

    /// <summary>Each profile in each way.</summary>
    public static TheoryData<string, Way> Everywhere
    {
        get
        {
            TheoryData<string, Way> all = [];
            foreach (StackProfile profile in TestCalls.Profiles)
            {
                Array.ForEach(Enum.GetValues<Way>(), way => all.Add(profile.Name, way));
            }

            return all;
        }
    }

    public static void SpinUntil(Func<bool> condition, string otherwise)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(watch.Elapsed < Patience, otherwise);
            Thread.Yield();
        }
    }

    public StackSettings Settings(TimeProvider? clock = null, StackLimits? limits = null) => new()
    {
        Clock = clock ?? TimeProvider.System,
        Limits = limits,
        WakeUpsRunInline = way == Way.Inline,
    };

    public LocalPair Pair(string profile, TimeProvider? clock = null) => new(TestCalls.Profile(profile), Settings(clock));

    public Task<IoResult> Receive(
        KernelSocket socket,
        Memory<byte> destination,
        MessageFlags flags = MessageFlags.None,
        CancellationToken cancel = default) =>
        Start(
            socket,
            () => socket.Receive(destination.Span, flags, cancel),
            () => socket.ReceiveAsync(destination, flags, cancel));

    public Task<ChainResult> ReceiveChain(
        KernelSocket socket, int count, MessageFlags flags = MessageFlags.None, CancellationToken cancel = default) =>
        Start(socket, () => socket.ReceiveChain(count, flags, cancel), () => socket.ReceiveChainAsync(count, flags, cancel));

    public Task<IoResult> Send(
        KernelSocket socket,
        ReadOnlyMemory<byte> data,
        MessageFlags flags = MessageFlags.None,
        CancellationToken cancel = default) =>
        Start(
            socket,
            () => socket.Send(data.Span, flags, cancellation: cancel),
            () => socket.SendAsync(data, flags, cancellation: cancel));

    public Task<IoResult> SendTo(KernelSocket socket, ReadOnlyMemory<byte> data, SocketName to) =>
        Start(socket, () => socket.Send(data.Span, to: to), () => socket.SendAsync(data, to: to));

    public Task<IoResult> SendMessage(KernelSocket socket, ReadOnlyMemory<byte> data, IReadOnlyCollection<OpenFile> rights) =>
        Start(socket, () => socket.SendMessage(data.Span, rights), () => socket.SendMessageAsync(data, rights));

    public Task<IoResult> Send(KernelSocket socket, System.Buffers.ReadOnlySequence<byte> data) =>
        Start(socket, () => socket.Send(data), () => socket.SendAsync(data));

    public Task<IoResult> Send(KernelSocket socket, MbufChain chain) =>
        Start(socket, () => socket.Send(chain), () => socket.SendAsync(chain));

    public Task<AcceptResult> Accept(KernelSocket socket, CancellationToken cancel = default) => Start(
        socket,
        () =>
        {
            Errno error = socket.Accept(out KernelSocket? accepted, out SocketName name, cancel);
            return new AcceptResult(accepted, name, error);
        },
        () => socket.AcceptAsync(cancel));

    public Task<Errno> Connect(KernelSocket socket, SocketName name, CancellationToken cancel = default) =>
        Start(socket, () => socket.Connect(name, null, cancel), () => socket.ConnectAsync(name, null, cancel));

    public Task<PollEvents> Poll(
        KernelSocket socket, PollEvents interest, TimeSpan timeout, CancellationToken cancel = default) =>
        Start(socket, () => socket.Poll(interest, timeout, cancel), () => socket.PollAsync(interest, timeout, cancel));

    public Task<Errno> Close(KernelSocket socket, CancellationToken cancel = default) =>
        Start(socket, () => socket.Close(cancel), () => socket.CloseAsync(cancel));

    /// <summary>The result of a call that is not to wait any longer.</summary>
    public static T ResultOf<T>(Task<T> call)
    {
        Assert.True(call.Wait(Patience), "The call still waits.");
        return call.Result;
    }

    /// <summary>Sees to it that something ends.</summary>
    public static void Ends(Task call) => Assert.True(call.Wait(Patience), "It does not end.");

    /// <summary>Text, or the error, of a receive that is not to wait any longer.</summary>
    public static string TextOf(Task<IoResult> call, byte[] buffer)
    {
        IoResult result = ResultOf(call);
        return result.IsSuccess ? System.Text.Encoding.ASCII.GetString(buffer, 0, result.Count) : $"{result.Errno}";
    }

    /// <summary>Sees to it that a call waits.</summary>
    public static void StillWaits(Task call, SocketStack stack, int waiters = 1)
    {
        Assert.False(call.IsCompleted);
        Assert.Equal(waiters, stack.Usage.Waiters);
    }

    /// <summary>Sees to it that a receive has taken all that there was, and waits for more.</summary>
    public static void HasTakenWhatCame(Task call, KernelSocket socket)
    {
        SpinUntil(() => socket.Available == 0, "The bytes stay.");
        StillWaits(call, socket.Stack);
    }

    private Task<T> Start<T>(KernelSocket socket, Func<T> blocking, Func<ValueTask<T>> asynchronous)
    {
        if (way != Way.Thread)
        {
            return asynchronous().AsTask();
        }

        int before = socket.CountWaiters();
        Task<T> call = Task.Factory.StartNew(
            blocking, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        SpinUntil(() => call.IsCompleted || socket.CountWaiters() > before, "The call neither ends nor waits.");
        return call;
    }
}
