using System.Collections.Concurrent;
using System.Net.Sockets;

namespace Sockopt.Tests.Core;

/// <summary>One round of <see cref="StressTests"/> with messages: mailboxes, who sends to them, and who passes sockets
/// around.</summary>
internal sealed class StressMessageRound
{
    private static readonly SocketName Unspecified = new(SocketDomain.Unspecified, default);

    private readonly Random _random;
    private readonly SocketStack _stack;
    private readonly StressCast _senders;
    private readonly StressCast _receivers;
    private readonly ConcurrentBag<StressFile> _files = [];
    private readonly List<KernelSocket> _sockets = [];
    private readonly List<StressMailbox> _mailboxes = [];
    private int _lastId;

    public StressMessageRound(int seed)
    {
        _random = new Random(seed);
        StackProfile profile = TestCalls.Profiles[_random.Next(2)];
        StackSettings settings = new()
        {
            WakeUpsRunInline = _random.Next(3) == 0,
            Limits = profile.DefaultLimits with { MaximumDatagrams = _random.Next(11) },
        };
        _stack = new SocketStack(profile, settings, LocalDomain.CreateProtocols());
        _senders = new StressCast(_stack, _random);
        _receivers = new StressCast(_stack, _random);
    }

    /// <summary>Runs it.</summary>
    /// <returns>How many messages were received.</returns>
    public async Task<long> Run()
    {
        for (int i = _random.Next(3); i > 0; i--)
        {
            AddPair(_random.Next(2) == 0 ? SocketType.Dgram : SocketType.Seqpacket);
        }

        AddNames(_random.Next(1, 4));
        SocketFile[] passed = AddPassers();
        foreach (StressMailbox mailbox in _mailboxes)
        {
            for (int i = _random.Next(1, 4); i > 0; i--)
            {
                _receivers.Start($"receiver {_mailboxes.IndexOf(mailbox)}", mailbox.Receive);
            }
        }

        await _senders.All();
        foreach (StressMailbox mailbox in _mailboxes.Where(mailbox => !mailbox.IsCutShort))
        {
            await Until(mailbox);
        }

        // These first: a receiver would be told of a peer that is gone.
        _mailboxes.ForEach(mailbox => mailbox.Receiver.Close());
        _sockets.ForEach(socket => socket.Close());
        await _receivers.All();
        Array.ForEach(passed, file => file.Release());
        _mailboxes.ForEach(mailbox => mailbox.Check());
        Assert.Equal(default, _stack.Usage);
        Assert.All(_files, file => Assert.Equal(1, file.TimesClosed));
        Assert.All(_sockets, socket => Assert.Equal((0, 0L), MessagePayment.Of(socket)));
        return _mailboxes.Sum(mailbox => mailbox.Received);
    }

    // Who receives says first if anything was wrong with what came.
    private async Task Until(StressMailbox mailbox)
    {
        System.Diagnostics.Stopwatch watch = System.Diagnostics.Stopwatch.StartNew();
        while (!mailbox.HasAll && !_receivers.HasFailed && watch.Elapsed < Caller.Patience)
        {
            await Task.Delay(1);
        }

        if (!mailbox.HasAll)
        {
            _sockets.ForEach(socket => socket.Close());
            await _receivers.All();
            Assert.Fail($"{_stack.Profile}: {mailbox} has not got all.");
        }
    }

    // Several send from one end to the other.
    private void AddPair(SocketType type)
    {
        (KernelSocket from, KernelSocket to) = Connect(type);
        Keep(from);
        StressMailbox mailbox = Add(to, name: null);
        for (int i = _random.Next(1, 4); i > 0; i--)
        {
            StartSender(from, [mailbox], connects: false);
        }

        _senders.Start("disturber", actor => Disturb(actor, from, to));
    }

    // A pair, or through a listener if there can be one.
    private (KernelSocket From, KernelSocket To) Connect(SocketType type)
    {
        if (type == SocketType.Dgram || _random.Next(2) == 0)
        {
            LocalPair pair = new(_stack, type);
            return (pair.A, pair.B);
        }

        SocketName name = LocalName.OfPath($"/listener {++_lastId}");
        using KernelSocket listener = LocalSockets.Create(_stack, SocketDomain.Unix, type);
        Assert.Equal(Errno.Success, listener.Bind(name));
        Assert.Equal(Errno.Success, listener.Listen(1));
        KernelSocket client = LocalSockets.Create(_stack, SocketDomain.Unix, type);
        Assert.Equal(Errno.Success, client.Connect(name));
        Assert.Equal(Errno.Success, listener.Accept(out KernelSocket? accepted));
        return _random.Next(2) == 0 ? (client, accepted!) : (accepted!, client);
    }

    // Some name their destination, and some connect to one after the other.
    private void AddNames(int count)
    {
        List<StressMailbox> mailboxes = [];
        for (int i = 0; i < count; i++)
        {
            SocketName name = LocalName.OfPath($"/{i}");
            KernelSocket receiver = LocalSockets.Create(_stack, SocketDomain.Unix, SocketType.Dgram);
            Assert.Equal(Errno.Success, receiver.Bind(name));
            mailboxes.Add(Add(receiver, name));
        }

        for (int i = _random.Next(1, 5); i > 0; i--)
        {
            KernelSocket sender = LocalSockets.Create(_stack, SocketDomain.Unix, SocketType.Dgram);
            Keep(sender);
            StartSender(sender, [.. mailboxes], connects: _random.Next(2) == 0);
            _senders.Start("disturber", actor => Disturb(actor, sender, mailboxes[0].Receiver));
        }
    }

    private SocketFile[] AddPassers()
    {
        SocketType[] types = [SocketType.Stream, SocketType.Dgram, SocketType.Seqpacket];
        LocalPair[] pairs =
            [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => new LocalPair(_stack, types[_random.Next(3)]))];
        SocketFile[] files = [.. pairs.SelectMany(pair => (SocketFile[])[new(pair.A), new(pair.B)])];
        for (int i = _random.Next(4); i > 0; i--)
        {
            _senders.Start("passer", new StressPasser(files).Pass);
        }

        return files;
    }

    private StressMailbox Add(KernelSocket receiver, SocketName? name)
    {
        Keep(receiver);
        StressMailbox mailbox = new(receiver, name, isCutShort: _random.Next(4) == 0);
        _mailboxes.Add(mailbox);
        if (mailbox.IsCutShort)
        {
            _senders.Start("closer", actor => CutShort(actor, mailbox));
        }

        return mailbox;
    }

    private void Keep(KernelSocket socket)
    {
        _sockets.Add(socket);
        socket.SetInt(SocketOption.SendBufferSize.Id, 60_000);
        socket.SetInt(SocketOption.ReceiveBufferSize.Id, 60_000);
    }

    private void StartSender(KernelSocket socket, StressMailbox[] mailboxes, bool connects)
    {
        StressSender sender = new(socket, ++_lastId, mailboxes, connects, _files);
        _senders.Start($"sender {_lastId}", sender.Send);
    }

    private async Task CutShort(StressActor actor, StressMailbox mailbox)
    {
        for (int left = actor.Random.Next(200); left > 0; left--)
        {
            actor.IsAt("waits to close");
            await actor.Pause();
        }

        actor.IsAt("closes");
        KernelSocket socket = mailbox.Receiver;
        switch (actor.Random.Next(3))
        {
            case 0:
                Assert.Equal(Errno.Success, actor.Blocks ? socket.Close() : await socket.CloseAsync());
                break;
            case 1:
                Assert.Equal(Errno.Success, socket.Shutdown(ShutdownHow.Both));
                break;
            default:
                // Of a datagram socket: what it has is lost on Linux, and nobody may send to it meanwhile.
                await Reconnect(actor, socket);
                break;
        }

        actor.IsAt("over");
    }

    private async Task Reconnect(StressActor actor, KernelSocket socket)
    {
        if (socket.Type != SocketType.Dgram)
        {
            return;
        }

        using KernelSocket other = LocalSockets.Create(_stack, SocketDomain.Unix, SocketType.Dgram);
        SocketName name = LocalName.OfPath($"/other {Interlocked.Increment(ref _lastId)}");
        Assert.Equal(Errno.Success, other.Bind(name));
        for (int left = 5; left > 0; left--)
        {
            Assert.Equal(Errno.Success, socket.Connect(name));
            await actor.Pause();
            Assert.True(socket.Connect(Unspecified) is Errno.Success or Errno.EAFNOSUPPORT);
            await actor.Pause();
        }
    }

    // Changes options and looks at both meanwhile.
    private static async Task Disturb(StressActor actor, KernelSocket sender, KernelSocket receiver)
    {
        for (int left = actor.Random.Next(200); left > 0; left--)
        {
            KernelSocket socket = actor.Random.Next(2) == 0 ? sender : receiver;
            actor.IsAt("changes options");
            switch (actor.Random.Next(6))
            {
                case 0:
                    socket.SetInt(SocketOption.SendBufferSize.Id, actor.Random.Next(30_000, 100_000));
                    break;
                case 1:
                    socket.SetInt(SocketOption.ReceiveBufferSize.Id, actor.Random.Next(30_000, 100_000));
                    break;
                case 2:
                    socket.SetOption(SocketOption.ReceiveTimeout, TimeSpan.FromMilliseconds(actor.Random.Next(3)));
                    break;
                case 3:
                    socket.SetOption(SocketOption.SendTimeout, TimeSpan.FromMilliseconds(actor.Random.Next(3)));
                    break;
                case 4:
                    actor.IsAt("polls");
                    PollEvents interest = actor.Random.Next(2) == 0 ? PollEvents.In : PollEvents.Out;
                    TimeSpan timeout = TimeSpan.FromMilliseconds(actor.Random.Next(3));
                    _ = actor.Blocks ? socket.Poll(interest, timeout) : await socket.PollAsync(interest, timeout);
                    break;
                default:
                    socket.SetReceiveUpcall((at, _) => at.Poll(PollEvents.In));
                    socket.SetSendUpcall((at, _) => at.Poll(PollEvents.Out));
                    break;
            }

            await actor.Pause();
        }

        actor.IsAt("over");
    }
}
