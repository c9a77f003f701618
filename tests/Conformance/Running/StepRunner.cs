using System.Collections.Frozen;
using System.Net.Sockets;
using Sockopt.Conformance.Notation;
using Sockopt.Conformance.Systems;

namespace Sockopt.Conformance.Running;

/// <summary>Does the steps of a case on a system.</summary>
internal sealed class StepRunner
{
    private const int DrainedAtOnce = 65536;

    // Far beyond what any buffer takes: a socket that takes more will never be full.
    private const long MostToFill = 1L << 28;

    // How long wait waits for what must come.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ISocketSystem _system;
    private readonly Descriptors _descriptors;
    private readonly SocketNames _names;

    public StepRunner(ISocketSystem system, SocketDomain domain)
    {
        _system = system;
        _descriptors = new Descriptors(system, domain);
        _names = new SocketNames(system, _descriptors);
    }

    /// <summary>Does a step, and waits until it is done.</summary>
    /// <exception cref="StepException">It cannot be done.</exception>
    public StepAnswer Run(Step step) => step.Operation switch
    {
        Operation.CreateSocket socket => CreateSocket(socket, step.Labels),
        Operation.CreateConnected pair => CreateConnected(pair, step.Labels),
        Operation.CreatePair pair => StepAnswer.Of(_system.SocketPair(pair.Domain, pair.Type).Error),
        Operation.Bind bind => StepAnswer.Of(
            _system.Bind(Find(bind.Socket), _names.Of(bind.Address, bind.Socket), bind.Length)),
        Operation.Connect connect => StepAnswer.Of(
            _system.Connect(Find(connect.Socket), _names.Of(connect.Address, connect.Socket), connect.Length)),
        Operation.Listen listen => StepAnswer.Of(_system.Listen(Find(listen.Socket), listen.Backlog)),
        Operation.Accept accept => Accept(accept, step.Labels),
        Operation.Close close => Close(close),
        Operation.Shutdown shutdown => StepAnswer.Of(_system.Shutdown(Find(shutdown.Socket), shutdown.How)),
        Operation.Send send => Counted(_system.Send(
            Find(send.Socket), send.Data.ToBytes(), send.Flags, send.To is { } to ? _names.Of(to, send.Socket) : null, [])),
        Operation.SendDescriptors send => Counted(_system.Send(
            Find(send.Socket), send.Data.ToBytes(), CallFlags.None, null, [.. send.Descriptors.Select(Find)])),
        Operation.Receive receive => Receive(receive),
        Operation.ReceiveFrom receive => ReceiveFrom(receive),
        Operation.ReceiveMessage receive => ReceiveMessage(receive),
        Operation.SetOption set => SetOption(set),
        Operation.GetOption get => GetOption(get),
        Operation.GetSocketName get => Named(_system.GetSocketName(Find(get.Socket), get.Length)),
        Operation.GetPeerName get => Named(_system.GetPeerName(Find(get.Socket), get.Length)),
        Operation.Poll poll => Poll(poll.Socket, poll.Events, poll.Timeout ?? Patience),
        Operation.Wait wait => Wait(wait),
        Operation.CountReadable count => Read(_system.CountReadable(Find(count.Socket))),
        Operation.TestMark test => Read(_system.TestMark(Find(test.Socket))),
        Operation.SetNonblocking set => StepAnswer.Of(_system.SetNonblocking(Find(set.Socket))),
        Operation.Fill fill => Fill(fill),
        Operation.Drain drain => Drain(drain),
        Operation.Sleep sleep => Sleep(sleep.Time),
        Operation.MakeFile file => MakeFile(file.Name),
        _ => throw new InvalidOperationException($"{step.Operation}"),
    };

    private int Find(Operand operand) => _descriptors.Find(operand);

    private StepAnswer CreateSocket(Operation.CreateSocket operation, IReadOnlyList<string> labels)
    {
        DescriptorAnswer answer = _system.Socket(operation.Domain, operation.Type, operation.Protocol);
        return Opened(answer.Error, answer.Descriptor, operation.Domain, labels);
    }

    private StepAnswer Opened(Errno error, int descriptor, SocketDomain domain, IReadOnlyList<string> labels)
    {
        if (error != Errno.Success)
        {
            return StepAnswer.Failed(error);
        }

        foreach (string label in labels)
        {
            _descriptors.Add(label, descriptor, domain);
        }

        return StepAnswer.Returned(descriptor);
    }

    private StepAnswer CreateConnected(Operation.CreateConnected pair, IReadOnlyList<string> labels)
    {
        (int first, int second) = (pair.Domain, pair.Type) switch
        {
            (SocketDomain.Unix, _) => LocalPair(pair.Type),
            (_, SocketType.Stream) => ConnectedPair(pair),
            (_, SocketType.Dgram) => CrosswisePair(pair),
            _ => throw new StepException("there are no such pairs"),
        };
        if (pair.IsNonblocking)
        {
            Require(_system.SetNonblocking(first), "nonblock");
            Require(_system.SetNonblocking(second), "nonblock");
        }

        _descriptors.Add(labels[0], first, pair.Domain);
        _descriptors.Add(labels[1], second, pair.Domain);
        return StepAnswer.Returned(0);
    }

    private (int First, int Second) LocalPair(SocketType type)
    {
        PairAnswer pair = _system.SocketPair(SocketDomain.Unix, type);
        Require(pair.Error, "socketpair");
        return (pair.First, pair.Second);
    }

    private (int First, int Second) ConnectedPair(Operation.CreateConnected pair)
    {
        (int listener, CaseAddress name) = CreateBound(pair);
        Require(_system.Listen(listener, 1), "listen");
        int first = Create(pair);
        Require(_system.Connect(first, name, null), "connect");
        AcceptAnswer second = _system.Accept(listener, null);
        Require(second.Error, "accept");
        Require(_system.Close(listener), "close");
        return (first, second.Descriptor);
    }

    private (int First, int Second) CrosswisePair(Operation.CreateConnected pair)
    {
        (int first, CaseAddress firstName) = CreateBound(pair);
        (int second, CaseAddress secondName) = CreateBound(pair);
        Require(_system.Connect(first, secondName, null), "connect");
        Require(_system.Connect(second, firstName, null), "connect");
        return (first, second);
    }

    private (int Descriptor, CaseAddress Name) CreateBound(Operation.CreateConnected pair)
    {
        int descriptor = Create(pair);
        Require(_system.Bind(descriptor, SocketNames.AnyLoopbackPort(pair.Domain), null), "bind");
        return (descriptor, _names.NameOf(new Operand.Number(descriptor)));
    }

    private int Create(Operation.CreateConnected pair)
    {
        DescriptorAnswer answer = _system.Socket(pair.Domain, pair.Type, 0);
        Require(answer.Error, "socket");
        return answer.Descriptor;
    }

    private StepAnswer Accept(Operation.Accept accept, IReadOnlyList<string> labels)
    {
        AcceptAnswer answer = _system.Accept(Find(accept.Socket), accept.Length);
        StepAnswer opened = Opened(answer.Error, answer.Descriptor, _descriptors.DomainOf(accept.Socket), labels);
        return opened.IsSuccess ? WithName(opened, answer.Peer, answer.PeerLength) : opened;
    }

    private StepAnswer Close(Operation.Close close)
    {
        Errno error = _system.Close(Find(close.Socket));
        _descriptors.Close(close.Socket);
        return StepAnswer.Of(error);
    }

    private StepAnswer Receive(Operation.Receive receive) =>
        Received(_system.Receive(Find(receive.Socket), receive.Length, receive.Flags, wantsSender: false, controlLength: 0));

    private StepAnswer ReceiveFrom(Operation.ReceiveFrom receive)
    {
        ReceiveAnswer answer = _system.Receive(
            Find(receive.Socket), receive.Length, receive.Flags, wantsSender: true, controlLength: 0);
        StepAnswer received = Received(answer);
        return received.IsSuccess ? WithName(received, answer.Sender, answer.SenderLength) : received;
    }

    private StepAnswer ReceiveMessage(Operation.ReceiveMessage receive)
    {
        ReceiveAnswer answer = _system.Receive(
            Find(receive.Socket), receive.Length, receive.Flags, wantsSender: false, receive.ControlLength);
        StepAnswer received = Received(answer);
        return received.IsSuccess
            ? received
                .With(AnswerKey.Flags, NamesOf(answer.Flags, Words.Flags))
                .With(AnswerKey.Nfds, answer.DescriptorCount)
            : received;
    }

    private StepAnswer SetOption(Operation.SetOption set)
    {
        byte[] value = OptionBytes.Of(set.Value, _descriptors);
        Array.Resize(ref value, set.Length ?? value.Length);
        return StepAnswer.Of(_system.SetOption(Find(set.Socket), Level(set.Level), Option(set.Option), value));
    }

    private StepAnswer GetOption(Operation.GetOption get)
    {
        int length = get.Length ?? OptionBytes.Length(get.Form);
        OptionAnswer answer = _system.GetOption(Find(get.Socket), Level(get.Level), Option(get.Option), length);
        return answer.Error == Errno.Success
            ? OptionBytes.Read(
                StepAnswer.Returned(0).With(AnswerKey.Len, answer.Length),
                get.Form,
                answer.Value.Span,
                _system.Numbers.Error)
            : StepAnswer.Failed(answer.Error);
    }

    private int Level(OptionName level) => level.IsNumber
        ? level.Number
        : _system.Numbers.Level(level.Text) ?? throw new StepException($"the system has no level '{level.Text}'");

    private int Option(OptionName option) => option.IsNumber
        ? option.Number
        : _system.Numbers.Option(option.Text) ?? throw new StepException($"the system has no option '{option.Text}'");

    private StepAnswer Poll(Operand socket, PollEvents events, TimeSpan timeout)
    {
        PollAnswer answer = _system.Poll(Find(socket), events, timeout);
        return answer.Error == Errno.Success
            ? StepAnswer.Returned(answer.Events == PollEvents.None ? 0 : 1)
                .With(AnswerKey.Ev, NamesOf(answer.Events, Words.Events))
            : StepAnswer.Failed(answer.Error);
    }

    private StepAnswer Wait(Operation.Wait wait)
    {
        PollAnswer answer = _system.Poll(Find(wait.Socket), PollEvents.In, Patience);
        return StepAnswer.Of(
            answer.Error == Errno.Success && answer.Events == PollEvents.None ? Errno.ETIMEDOUT : answer.Error);
    }

    // A full buffer is ENOBUFS where datagrams do not wait for room.
    private StepAnswer Fill(Operation.Fill fill)
    {
        byte[] piece = new DataText("x", fill.PieceLength).ToBytes();
        int descriptor = Find(fill.Socket);
        long filled = 0;
        while (true)
        {
            CountAnswer answer = _system.Send(descriptor, piece, CallFlags.DontWait, null, []);
            if (answer.Error != Errno.Success)
            {
                return answer.Error is Errno.EAGAIN or Errno.ENOBUFS
                    ? StepAnswer.Returned(filled)
                    : StepAnswer.Failed(answer.Error);
            }

            filled += answer.Count;
            if (answer.Count == 0 || filled > MostToFill)
            {
                throw new StepException($"the socket does not become full: it took {filled} bytes");
            }
        }
    }

    private StepAnswer Drain(Operation.Drain drain)
    {
        int descriptor = Find(drain.Socket);
        long drained = 0;
        while (true)
        {
            ReceiveAnswer answer = _system.Receive(
                descriptor, DrainedAtOnce, CallFlags.DontWait, wantsSender: false, controlLength: 0);
            if (answer.Error != Errno.Success || answer.Count == 0)
            {
                return answer.Error is Errno.Success or Errno.EAGAIN
                    ? StepAnswer.Returned(drained)
                    : StepAnswer.Failed(answer.Error);
            }

            drained += answer.Count;
        }
    }

    private StepAnswer Sleep(TimeSpan time)
    {
        _system.Sleep(time);
        return StepAnswer.Returned(0);
    }

    private StepAnswer MakeFile(string name)
    {
        _system.MakeFile(name);
        return StepAnswer.Returned(0);
    }

    private static StepAnswer Counted(CountAnswer answer) =>
        answer.Error == Errno.Success ? StepAnswer.Returned(answer.Count) : StepAnswer.Failed(answer.Error);

    private static StepAnswer Read(CountAnswer answer) => answer.Error == Errno.Success
        ? StepAnswer.Returned(0).With(AnswerKey.Int, answer.Count)
        : StepAnswer.Failed(answer.Error);

    private static StepAnswer Received(ReceiveAnswer answer) => answer.Error == Errno.Success
        ? StepAnswer.Returned(answer.Count).With(AnswerKey.Data, new AnswerValue.Bytes(answer.Data))
        : StepAnswer.Failed(answer.Error);

    private static StepAnswer Named(NameAnswer answer) => answer.Error == Errno.Success
        ? WithName(StepAnswer.Returned(0), answer.Name, answer.Length)
        : StepAnswer.Failed(answer.Error);

    private static StepAnswer WithName(StepAnswer answer, CaseAddress? name, int length) => answer
        .With(AnswerKey.Addr, new AnswerValue.Address(name?.Text ?? AnswerValue.Address.None))
        .With(AnswerKey.Alen, length);

    private static AnswerValue.Names NamesOf<T>(T bits, FrozenDictionary<string, T> names)
        where T : struct, Enum => new(names.Where(name => bits.HasFlag(name.Value)).Select(name => name.Key).ToHashSet());

    private static void Require(Errno error, string call)
    {
        if (error != Errno.Success)
        {
            throw new StepException($"{call} failed with {error}");
        }
    }
}
