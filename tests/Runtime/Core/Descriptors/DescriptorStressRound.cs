using System.Collections.Concurrent;
using System.Net.Sockets;

namespace Sockopt.Tests.Core;

/// <summary>One round of <see cref="DescriptorStressTests"/>: a stack, two processes, and who uses their descriptors.</summary>
/// <remarks>The first descriptors of each process are the ends of connections over which others are passed, those connections
/// among them. Nobody closes those descriptors.</remarks>
internal sealed class DescriptorStressRound
{
    private const int Carriers = 2;
    private const int Maximum = 24;
    private const int Steps = 150;
    private const int Actors = 4;

    private readonly Random _random;
    private readonly SocketStack _stack;
    private readonly DescriptorTable[] _processes;
    private readonly UserMemoryMap _memory = new();
    private readonly ConcurrentBag<TestFile> _files = [];
    private readonly ConcurrentBag<Task> _waiting = [];
    private int _passed;

    public DescriptorStressRound(int seed)
    {
        _random = new Random(seed);
        StackSettings settings = new() { WakeUpsRunInline = _random.Next(3) == 0 };
        _stack = new SocketStack(TestCalls.Profiles[_random.Next(2)], settings, LocalDomain.CreateProtocols());
        _memory.Map(0x1000, new byte[64]);
        _processes = [.. Enumerable.Range(0, 2).Select(_ =>
            new DescriptorTable(_stack, credential: default, _memory, Maximum))];
        for (int i = 0; i < Carriers; i++)
        {
            Assert.Equal(Errno.Success, _stack.CreatePair(
                SocketDomain.Unix, SocketType.Stream, 0, default, out KernelSocket? a, out KernelSocket? b));
            Open(_processes[0], new SocketFile(a!));
            Open(_processes[1], new SocketFile(b!));
        }

        KernelSocket listener = LocalSockets.Listener(_stack, backlog: 3);
        listener.NonBlocking = true;
        Open(_processes[0], new SocketFile(listener));
    }

    /// <summary>Runs it.</summary>
    /// <returns>How many descriptors were passed.</returns>
    public async Task<int> Run()
    {
        List<StressActor> actors = [];
        for (int i = 0; i < Actors; i++)
        {
            StressActor actor = new($"actor {i}", _random.Next());
            DescriptorTable process = _processes[i % _processes.Length];
            actors.Add(actor);
            actor.Start(at => Act(at, process));
        }

        await All("actors", actors.Select(actor => actor.Task));
        Array.ForEach(_processes, process => process.Dispose());
        await All("calls", _waiting);
        Assert.Equal(default, _stack.Usage);
        Assert.All(_files, file => Assert.Equal(1, file.TimesClosed));
        return _passed;
    }

    private static void Open(DescriptorTable process, OpenFile file) =>
        Assert.Equal(Errno.Success, process.Open(file, out _));

    private static async Task All(string what, IEnumerable<Task> tasks)
    {
        Task all = Task.WhenAll(tasks);
        if (await Task.WhenAny(all, Task.Delay(Caller.Patience)) != all)
        {
            Assert.Fail($"Some {what} hang.");
        }

        await all;
    }

    private async Task Act(StressActor actor, DescriptorTable calls)
    {
        for (int i = 0; i < Steps; i++)
        {
            int step = actor.Random.Next(20);
            actor.IsAt($"step {step}");
            Step(calls, actor.Random, step);
            if (step == 0)
            {
                await actor.Pause();
            }
        }
    }

    private void Step(DescriptorTable calls, Random random, int step)
    {
        byte[] buffer = new byte[random.Next(1, 200)];
        int any = random.Next(Carriers, Maximum);
        int other = random.Next(Maximum);
        int carrier = random.Next(Carriers);
        Errno error = step switch
        {
            0 => calls.SocketPair(SocketDomain.Unix, SocketType.Stream, 0, out _, out _),
            1 => calls.Socket(SocketDomain.Unix, SocketType.Stream, 0, out _),
            2 => OpenFile(calls),
            3 or 4 or 5 => calls.Close(any),
            6 => calls.Duplicate(other, out _),
            7 => calls.DuplicateTo(other, any),
            8 => calls.Connect(any, LocalSockets.Name, Cancelled),
            9 => calls.Accept(any, out _, out _, Cancelled),
            10 => calls.Send(any, buffer, MessageFlags.DontWait).Errno,
            11 => calls.Receive(any, buffer, MessageFlags.DontWait).Errno,
            12 or 13 => calls.SendMessage(carrier, buffer, [any, other], MessageFlags.DontWait).Errno,
            14 or 15 => Receive(calls, carrier, buffer, random.Next(3)),
            16 => Wait(calls.ReceiveAsync(any, buffer).AsTask()),
            17 => Wait(calls.PollAsync(any, PollEvents.Priority, Timeout.InfiniteTimeSpan).AsTask()),
            18 => calls.SetOption(any, SocketOption.KeepAlive.Id.Level.Core, SocketOption.KeepAlive.Id.CoreNumber, 0x1000, 4),
            _ => calls.GetOption(any, SocketOption.KeepAlive, out _),
        };
        Assert.Contains(error, Expected);
    }

    private static readonly CancellationToken Cancelled = new(canceled: true);

    private static readonly HashSet<Errno> Expected =
    [
        Errno.Success, Errno.EBADF, Errno.ENOTSOCK, Errno.EMFILE, Errno.EBUSY, Errno.EAGAIN, Errno.EINVAL, Errno.ENOTCONN,
        Errno.EISCONN, Errno.EPIPE, Errno.ECONNRESET, Errno.ECONNREFUSED, Errno.EOPNOTSUPP, Errno.EMSGSIZE, Errno.EINTR,
        Errno.ETOOMANYREFS,
    ];

    private Errno OpenFile(DescriptorTable calls)
    {
        TestFile file = new();
        _files.Add(file);
        Errno error = calls.Open(file, out _);
        if (error != Errno.Success)
        {
            file.Release();
        }

        return error;
    }

    private Errno Receive(DescriptorTable calls, int carrier, byte[] buffer, int room)
    {
        DescriptorMessage message = calls.ReceiveMessage(
            carrier, buffer, MessageFlags.DontWait, room == 2 ? int.MaxValue : room);
        Interlocked.Add(ref _passed, message.Descriptors.Count);
        return message.Errno;
    }

    private Errno Wait(Task call)
    {
        _waiting.Add(call);
        return Errno.Success;
    }
}
