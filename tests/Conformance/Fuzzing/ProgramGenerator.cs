using System.Collections.Immutable;
using System.Net.Sockets;
using Sockopt.Conformance.Notation;

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

    private string NewLabel() => $"s{++_labels}";

    private Operand.Label Last() => new(_model.Sockets[^1].Label);
}
