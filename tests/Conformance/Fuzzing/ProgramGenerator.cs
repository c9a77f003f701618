using System.Collections.Immutable;
using System.Net.Sockets;
using Sockopt.Conformance.Notation;
using Sockopt.Conformance.Systems;

namespace Sockopt.Conformance.Fuzzing;

/// <summary>Makes sequences of steps, by chance, but so that sockets get into states in which calls differ: connected, half shut,
/// left by their peers with something unread, full, with a queue of connections.</summary>
internal sealed partial class ProgramGenerator
{
    private const int FewestSteps = 6;
    private const int MostSteps = 30;
    private const int MostCreated = 4;

    private readonly FuzzRandom _random;
    private readonly SocketType _type;
    private readonly ProgramModel _model = new();
    private readonly ImmutableArray<Step>.Builder _steps = ImmutableArray.CreateBuilder<Step>();
    private readonly (int Weight, Action Thing)[] _moves;
    private int _created;
    private int _labels;

    private ProgramGenerator(FuzzRandom random, IReadOnlyList<SocketType> types)
    {
        _random = random;
        _type = random.Of(types);
        _moves = Moves();
    }

    /// <summary>The sequence of a number.</summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="sequence">Its number in the run.</param>
    /// <param name="types">The types of sockets. Each sequence is about one of them; now and then it has a socket of any
    /// other.</param>
    public static ImmutableArray<Step> Generate(int seed, int sequence, IReadOnlyList<SocketType> types) =>
        new ProgramGenerator(new FuzzRandom(seed, sequence), types).Run();

    private ImmutableArray<Step> Run()
    {
        int length = FewestSteps + _random.Below(MostSteps + 1 - FewestSteps);
        SetUp();
        while (_steps.Count < length)
        {
            _random.Weighted(_moves)();
        }

        return _steps.Count > MostSteps ? [.. _steps.Take(MostSteps)] : _steps.ToImmutable();
    }

    // What is not allowed is passed over.
    private bool Do(Operation operation, params ReadOnlySpan<string> labels)
    {
        Step step = StepPrinter.Of(operation, labels);
        bool isAllowed = _model.Allows(step);
        if (isAllowed)
        {
            _model.Apply(step);
            _steps.Add(step);
        }

        return isAllowed;
    }

    private void SetUp()
    {
        switch (_random.Below(10))
        {
            case < 4:
                CreatePair();
                break;
            case < 8:
                Meet();
                break;
            default:
                Create();
                break;
        }
    }

    private (int Weight, Action Thing)[] Moves()
    {
        bool isDgram = _type == SocketType.Dgram;
        return
        [
            (14, Send),
            (isDgram ? 12 : 3, SendTo),
            (6, SendDescriptors),
            (14, Receive),
            (isDgram ? 6 : 3, ReceiveFrom),
            (8, ReceiveMessage),
            (2, Fill),
            (3, Drain),
            (6, Bind),
            (4, Listen),
            (9, Connect),
            (5, Accept),
            (4, Shutdown),
            (5, Close),
            (4, Create),
            (1, CreatePair),
            (3, Meet),
            (3, CreateOddly),
            (10, Poll),
            (3, CountReadable),
            (4, GetSocketName),
            (5, GetPeerName),
            (7, GetOption),
            (8, SetOption),
            (1, MakeFile),
            (2, SetNonblocking),
            (7, Leave),
            (4, PassAndReceive),
            (3, QueueUp),
            (2, FillAndProbe),
            (2, Crowd),
            (isDgram ? 4 : 0, Flood),
            (isDgram ? 4 : 0, Estrange),
            (isDgram ? 2 : 0, SendAstray),
            (_type == SocketType.Stream ? 1 : 5, SendLongest),
        ];
    }

    private void Create()
    {
        if (_created >= MostCreated)
        {
            return;
        }

        SocketType type = _random.Percent(12) ? _random.Of(AllTypes) : _type;
        string label = NewLabel();
        int protocol = _random.Percent(5) ? 1 : 0;
        Do(new Operation.CreateSocket(SocketDomain.Unix, type, protocol), label);
        Do(new Operation.SetNonblocking(new Operand.Label(label)));
        _created++;
    }

    private void CreatePair()
    {
        if (_created + 2 > MostCreated)
        {
            return;
        }

        Do(new Operation.CreateConnected(SocketDomain.Unix, _type, IsNonblocking: true), NewLabel(), NewLabel());
        _created += 2;
    }

    // A socket with a name, and perhaps somebody who is connected to it.
    private void Meet()
    {
        if (_created + 2 > MostCreated)
        {
            return;
        }

        Create();
        Operand first = Last();
        AddressForm name = FreshName();
        Do(new Operation.Bind(first, name, null));
        if (_type != SocketType.Dgram)
        {
            Do(new Operation.Listen(first, SomeBacklog()));
        }

        Create();
        Operand second = Last();
        if (_random.Percent(_type == SocketType.Dgram ? 40 : 15))
        {
            Do(new Operation.Bind(second, FreshName(), null));
        }

        // What is shut down before it is connected stays so.
        if (_random.Percent(12))
        {
            Do(new Operation.Shutdown(second, SomeDirection()));
        }

        if (_random.Percent(85))
        {
            Do(new Operation.Connect(second, _random.Percent(40) ? new AddressForm.NameOf(first) : name, null));
        }

        if (_type == SocketType.Dgram ? _random.Percent(30) : _random.Percent(75))
        {
            AcceptFrom(first);
        }
    }

    // More connections than the queue of a listener takes.
    private void Crowd()
    {
        AddressForm name = _random.Of(GoodNames);
        if (_created + 2 > MostCreated || _type == SocketType.Dgram)
        {
            return;
        }

        Create();
        Operand listener = Last();
        Do(new Operation.Bind(listener, name, null));
        Do(new Operation.Listen(listener, _random.Percent(70) ? 0 : 1));
        while (_created < MostCreated)
        {
            Create();
            Do(new Operation.Connect(Last(), name, null));
        }

        if (_random.Percent(50))
        {
            AcceptFrom(listener);
            Do(new Operation.Connect(Last(), name, null));
        }
    }

    // A directory that is none.
    private void MakeFile()
    {
        Do(new Operation.MakeFile(FileName));
        AddressForm name = new AddressForm.Path(_random.Percent(50) ? FileName : $"{FileName}/p");
        Do(_random.Percent(50)
            ? new Operation.Bind(SomeSocket(), name, null)
            : new Operation.Connect(SomeSocket(), name, null));
    }

    private void CreateOddly()
    {
        (SocketDomain domain, SocketType type, int protocol) = _random.Below(7) switch
        {
            0 => (_random.Of(OddDomains), _type, 0),
            5 => (_random.Of(OddDomains), _random.Of(ImpossibleTypes), 0),
            1 => (SocketDomain.Unix, _random.Of(UnknownTypes), 0),
            2 => (SocketDomain.Unix, _random.Of(ImpossibleTypes), 0),
            3 => (SocketDomain.Unix, _type, _random.Of(OddProtocols)),
            4 => (SocketDomain.Unix, _random.Of(UnknownTypes), _random.Of(OddProtocols)),
            _ => (SocketDomain.Unix, _type, 0),
        };
        if (_random.Percent(50))
        {
            Do(new Operation.CreatePair(domain, type));
        }
        else if (domain != SocketDomain.Unix || type != _type || protocol != 0)
        {
            Do(new Operation.CreateSocket(domain, type, protocol));
        }
    }

    private void Bind() => Do(_random.Percent(70)
        ? new Operation.Bind(SomeSocket(socket => socket.Name is null), FreshName(), null)
        : OddBind());

    private Operation.Bind OddBind()
    {
        AddressForm name = SomeName();
        return new Operation.Bind(SomeSocket(), name, SomeAddressLength(name));
    }

    private void Listen() => Do(new Operation.Listen(
        SomeSocket(socket => socket is { Name: not null, NeedsConnection: true }), SomeBacklog()));

    private void Connect()
    {
        Operand socket = SomeSocket(socket => socket.Peer is null);
        AddressForm name = _random.Percent(60) ? NameOfSomebody(socket) : SomeName();
        Do(new Operation.Connect(socket, name, SomeAddressLength(name)));
    }

    private void Accept() => AcceptFrom(SomeSocket(socket => socket.IsListening));

    private void AcceptFrom(Operand listener)
    {
        int? length = SomeLengthOfName();
        if (!_model.HasConnection(listener))
        {
            Do(new Operation.Accept(listener, length));
            return;
        }

        string label = NewLabel();
        if (Do(new Operation.Accept(listener, length), label))
        {
            Do(new Operation.SetNonblocking(new Operand.Label(label)));
        }
    }

    private void Shutdown() => Do(new Operation.Shutdown(SomeSocket(), SomeDirection()));

    private void Close() => Do(new Operation.Close(SomeSocket()));

    private void Send() => Do(new Operation.Send(SomeSender(), SomeData(), null, SomeSendFlags()));

    private void SendTo()
    {
        Operand socket = SomeSocket();
        AddressForm name = _random.Percent(75) ? NameOfSomebody(socket) : SomeName();
        Do(new Operation.Send(socket, SomeData(), name, SomeSendFlags()));
    }

    private void SendDescriptors() => SendDescriptors(SomeSender());

    private void SendDescriptors(Operand socket) =>
        Do(new Operation.SendDescriptors(socket, SomeData(), SomeDescriptors()));

    private void Receive() => Do(new Operation.Receive(SomeReceiver(), SomeLength(), SomeReceiveFlags()));

    private void ReceiveFrom() => Do(new Operation.ReceiveFrom(SomeReceiver(), SomeLength(), SomeReceiveFlags()));

    private void ReceiveMessage() => ReceiveMessage(SomeReceiver());

    private void ReceiveMessage(Operand socket) =>
        Do(new Operation.ReceiveMessage(socket, SomeLength(), SomeReceiveFlags(), SomeControlLength()));

    private void Fill() => Do(new Operation.Fill(SomeSender(), _random.Of(PieceLengths)));

    private void Drain() => Do(new Operation.Drain(SomeReceiver()));

    private void Poll() => Do(new Operation.Poll(SomeSocket(), SomeEvents(), TimeSpan.Zero));

    private void CountReadable() => Do(new Operation.CountReadable(SomeReceiver()));

    private void GetSocketName() => Do(new Operation.GetSocketName(SomeSocket(), SomeLengthOfName()));

    private void GetPeerName() => Do(new Operation.GetPeerName(SomeSocket(), SomeLengthOfName()));

    private void GetOption() => Do(SomeGetOption(SomeSocket()));

    private void SetOption()
    {
        Operation.SetOption set = SomeSetOption(SomeSocket());
        Do(set);
        if (_random.Percent(50))
        {
            Do(Reading(set));
        }
    }

    private void SetNonblocking() => Do(new Operation.SetNonblocking(SomeSocket()));

    // One end of a connection goes, and the other end finds out.
    private void Leave()
    {
        if (SomeConnected() is not { } pair)
        {
            return;
        }

        (Operand one, Operand other) = pair;
        for (int before = _random.Below(3); before > 0; before--)
        {
            Do(new Operation.Send(_random.Percent(70) ? other : one, SomeData(), null, CallFlags.None));
        }

        Do(_random.Percent(65) ? new Operation.Close(one) : new Operation.Shutdown(one, SomeDirection()));
        Probe(other);
    }

    private void Probe(Operand socket)
    {
        for (int probes = 1 + _random.Below(4); probes > 0; probes--)
        {
            Do(_random.Below(10) switch
            {
                9 => new Operation.SendDescriptors(socket, SomeData(), SomeDescriptors()),
                8 => new Operation.ReceiveFrom(socket, SomeLength(), SomeReceiveFlags()),
                0 or 1 => new Operation.Receive(socket, SomeLength(), SomeReceiveFlags()),
                2 => SomehowSent(socket, SomeData(), NameOfSomebody(socket)),
                3 or 4 => new Operation.Poll(socket, SomeEvents(), TimeSpan.Zero),
                5 => new Operation.GetPeerName(socket, null),
                6 => new Operation.ReceiveMessage(socket, SomeLength(), CallFlags.None, SomeControlLength()),
                _ => new Operation.GetOption(
                    socket, new OptionName(SocketLevel, 0), new OptionName(ErrorOption, 0), OptionForm.Error, null),
            });
        }
    }

    private void PassAndReceive()
    {
        if (SomeConnected() is not { } pair)
        {
            return;
        }

        (Operand one, Operand other) = pair;
        for (int sends = 1 + _random.Below(3); sends > 0; sends--)
        {
            if (_random.Percent(65))
            {
                SendDescriptors(one);
            }
            else
            {
                Do(new Operation.Send(one, SomeData(), null, CallFlags.None));
            }
        }

        for (int receives = 1 + _random.Below(3); receives > 0; receives--)
        {
            if (_random.Percent(70))
            {
                ReceiveMessage(other);
            }
            else
            {
                Do(new Operation.Receive(other, SomeLength(), SomeReceiveFlags()));
            }
        }
    }

    private void QueueUp()
    {
        if (SomeConnected() is not { } pair)
        {
            return;
        }

        (Operand one, Operand other) = pair;
        for (int sends = 1 + _random.Below(4); sends > 0; sends--)
        {
            Do(new Operation.Send(one, SomeData(), null, SomeSendFlags()));
        }

        for (int receives = 1 + _random.Below(3); receives > 0; receives--)
        {
            Do(new Operation.Receive(other, SomeLength(), SomeReceiveFlags()));
        }
    }

    private void FillAndProbe()
    {
        if (SomeConnected() is not { } pair)
        {
            return;
        }

        (Operand one, Operand other) = pair;
        if (Do(new Operation.Fill(one, _random.Of(PieceLengths))))
        {
            Probe(one);
            if (_random.Percent(50))
            {
                Do(new Operation.Drain(other));
                Probe(one);
            }
        }
    }

    // More datagrams than the queue of a socket takes.
    private void Flood()
    {
        Operand socket = SomeSender();
        AddressForm? name = _random.Percent(60) ? NameOfSomebody(socket) : null;
        for (int sends = 10 + _random.Below(3); sends > 0; sends--)
        {
            Do(new Operation.Send(socket, new DataText(NextLetter(), 1), name, CallFlags.None));
        }

        Do(SomehowSent(socket, new DataText(NextLetter(), 1), name));
        Do(new Operation.Poll(socket, PollEvents.In | PollEvents.Out, TimeSpan.Zero));
    }

    // The peer of a datagram socket turns to somebody else, perhaps with something unread.
    private void Estrange()
    {
        if (SomeConnected() is not { } pair)
        {
            return;
        }

        (Operand one, Operand other) = pair;
        if (_random.Percent(50))
        {
            Do(new Operation.Send(one, SomeData(), null, CallFlags.None));
        }

        Create();
        Operand third = Last();
        AddressForm name = FreshName();
        Do(new Operation.Bind(third, name, null));
        Do(new Operation.Connect(other, _random.Percent(80) ? new AddressForm.NameOf(third) : SomeName(), null));
        for (int sends = 1 + _random.Below(2); sends > 0; sends--)
        {
            Do(SomehowSent(one, SomeData(), NameOfSomebody(one)));
        }
    }

    // Where there is no socket, or none of this type.
    private void SendAstray()
    {
        AddressForm name = new AddressForm.Path(FileName);
        if (_random.Percent(50))
        {
            Do(new Operation.MakeFile(FileName));
            name = _random.Percent(70) ? new AddressForm.Path($"{FileName}/p") : name;
        }
        else if (_created < MostCreated)
        {
            string label = NewLabel();
            Do(new Operation.CreateSocket(SocketDomain.Unix, _random.Of(AllTypes), 0), label);
            Do(new Operation.Bind(new Operand.Label(label), name, null));
            _created++;
        }

        Do(new Operation.Send(SomeSocket(), SomeData(), name, CallFlags.None));
    }

    // Just what fits into a send buffer, or a little more.
    private void SendLongest()
    {
        Operand socket = SomeSender();
        int size = _random.Of(SendBufferSizes);
        Do(new Operation.SetOption(
            socket, new OptionName(SocketLevel, 0), new OptionName(SendBufferOption, 0), new OptionValue.Int32(size), null));
        int longest = (int)Math.Max(SmallestSendBuffer, (long)size * SendBufferFactor);
        int length = longest - _random.Of(LeftFree);
        Do(SomehowSent(socket, new DataText(NextLetter(), length), NameOfSomebody(socket)));
    }

    // To the peer, with a descriptor or without, or by name.
    private Operation SomehowSent(Operand socket, DataText data, AddressForm? name) => _random.Below(3) switch
    {
        0 when name is not null => new Operation.Send(socket, data, name, CallFlags.None),
        1 => new Operation.SendDescriptors(socket, data, [new Operand.NullDevice()]),
        _ => new Operation.Send(socket, data, null, CallFlags.None),
    };

    private string NewLabel() => $"s{++_labels}";

    private Operand.Label Last() => new(_model.Sockets[^1].Label);
}
