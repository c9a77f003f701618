using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Net.Sockets;
using Sockopt.Conformance.Systems;

namespace Sockopt.Conformance.Notation;

/// <summary>Reads the steps of a case.</summary>
internal sealed class StepParser
{
    /// <summary>The steps by their names, and how what they are given is read.</summary>
    public static readonly FrozenDictionary<string, Func<StepParser, Operation>> Operations =
        new Dictionary<string, Func<StepParser, Operation>>
        {
            ["socket"] = parser => new Operation.CreateSocket(
                parser.Domain(), parser.NextType(), parser.OptionalNumber() ?? 0),
            ["pair"] = parser => new Operation.CreateConnected(
                parser._reader.Word("family", Words.Domains), parser.Next().Word("type", Words.Types), parser.IsNonblocking()),
            ["socketpair"] = parser => new Operation.CreatePair(parser.Domain(), parser.NextType()),
            ["bind"] = parser => new Operation.Bind(parser.Socket(), parser.NextAddress(), parser.Named("alen")),
            ["connect"] = parser => new Operation.Connect(parser.Socket(), parser.NextAddress(), parser.Named("alen")),
            ["listen"] = parser => new Operation.Listen(parser.Socket(), parser.Next().Number("backlog")),
            ["accept"] = parser => new Operation.Accept(parser.Socket(), parser.Named("alen")),
            ["close"] = parser => new Operation.Close(parser.Socket()),
            ["shutdown"] = parser => new Operation.Shutdown(parser.Socket(), parser.NextDirection()),
            ["send"] = parser => new Operation.Send(
                parser.Socket(), parser.Next().Data(), null, parser.OptionalFlags()),
            ["sendto"] = parser => new Operation.Send(
                parser.Socket(), parser.Next().Data(), parser.NextAddress(), parser.OptionalFlags()),
            ["sendfd"] = parser => new Operation.SendDescriptors(
                parser.Socket(), parser.Next().Data(), parser.NextDescriptors()),
            ["recv"] = parser => new Operation.Receive(
                parser.Socket(), parser.NextLength(), parser.OptionalFlags()),
            ["recvfrom"] = parser => new Operation.ReceiveFrom(
                parser.Socket(), parser.NextLength(), parser.OptionalFlags()),
            ["recvmsg"] = parser => new Operation.ReceiveMessage(
                parser.Socket(), parser.NextLength(), parser.OptionalFlags(), parser.Named("ctl", minimum: 0) ?? 0),
            ["setopt"] = parser => new Operation.SetOption(
                parser.Socket(),
                parser.NextOption("level"),
                parser.NextOption("option"),
                parser.NextValue(),
                parser.Named("len", minimum: 0)),
            ["getopt"] = parser => new Operation.GetOption(
                parser.Socket(),
                parser.NextOption("level"),
                parser.NextOption("option"),
                parser.OptionalForm(),
                parser.Named("len")),
            ["getsockname"] = parser => new Operation.GetSocketName(parser.Socket(), parser.Named("alen")),
            ["getpeername"] = parser => new Operation.GetPeerName(parser.Socket(), parser.Named("alen")),
            ["poll"] = parser => new Operation.Poll(parser.Socket(), parser.NextEvents(), parser.OptionalTime()),
            ["wait"] = parser => new Operation.Wait(parser.Socket()),
            ["fionread"] = parser => new Operation.CountReadable(parser.Socket()),
            ["atmark"] = parser => new Operation.TestMark(parser.Socket()),
            ["nonblock"] = parser => new Operation.SetNonblocking(parser.Socket()),
            ["fill"] = parser => new Operation.Fill(
                parser.Socket(), parser.Named("chunk", minimum: 1) ?? DefaultPieceLength),
            ["drain"] = parser => new Operation.Drain(parser.Socket()),
            ["mkfile"] = parser => new Operation.MakeFile(parser._reader.Until(",)", "the name")),
            ["sleep"] = parser => new Operation.Sleep(parser.Time()),
            ["bg"] = parser => new Operation.Later(parser.Time(), parser.NextStep()),
        }.ToFrozenDictionary();

    private const int DefaultPieceLength = 4096;

    private readonly NotationReader _reader;
    private readonly OperandParser _operands;
    private readonly HashSet<string> _labels = [];

    private StepParser(string text)
    {
        _reader = new NotationReader("steps", text);
        _operands = new OperandParser(_reader);
    }

    /// <exception cref="NotationException">They are not in the notation.</exception>
    public static ImmutableArray<Step> Parse(string text) => new StepParser(text).ReadSteps();

    private ImmutableArray<Step> ReadSteps()
    {
        ImmutableArray<Step>.Builder steps = ImmutableArray.CreateBuilder<Step>();
        do
        {
            _reader.SkipSpaces();
            steps.Add(ReadStep());
            _reader.SkipSpaces();
        }
        while (_reader.Takes(";"));
        return _reader.IsAtEnd ? steps.ToImmutable() : throw _reader.Error("expected ';' or the end");
    }

    private Step ReadStep()
    {
        int start = _reader.Position;
        ImmutableArray<string>.Builder labels = ImmutableArray.CreateBuilder<string>();
        int nameStart = start;
        string name = _reader.Word("step");
        while (_reader.Takes(","))
        {
            labels.Add(name);
            name = _reader.Word("label");
        }

        if (labels.Count > 0 || _reader.Takes("="))
        {
            if (labels.Count > 0)
            {
                _reader.Expect("=");
            }

            labels.Add(name);
            nameStart = _reader.Position;
            name = _reader.Word("step");
        }

        _reader.Expect("(");
        Operation operation = Operations.TryGetValue(name, out Func<StepParser, Operation>? read)
            ? read(this)
            : throw _reader.Error($"unknown step '{name}'", nameStart);
        _reader.Expect(")");
        Declare(labels, operation, start);
        return new Step(labels.ToImmutable(), operation, _reader.Since(start));
    }

    private void Declare(ImmutableArray<string>.Builder labels, Operation operation, int start)
    {
        bool isPair = operation is Operation.CreateConnected;
        if (isPair ? labels.Count != 2 : labels.Count > 1)
        {
            throw _reader.Error(isPair ? "pair has two labels" : "only pair has two labels", start);
        }

        if (operation is Operation.Later && labels.Count > 0)
        {
            throw _reader.Error("the step in bg has the label", start);
        }

        foreach (string label in labels)
        {
            if (!_labels.Add(label))
            {
                throw _reader.Error($"there is a step '{label}' already", start);
            }
        }

        if (isPair || operation is Operation.CreateSocket or Operation.Accept)
        {
            _operands.Declare(labels);
        }
    }

    private NotationReader Next()
    {
        _reader.Expect(",");
        return _reader;
    }

    private Operand Socket() => _operands.Operand();

    private SocketDomain Domain() => _reader.IsAtNumber
        ? (SocketDomain)_reader.Number("family")
        : _reader.Word("family", Words.Domains);

    private SocketType NextType() => Next().IsAtNumber
        ? (SocketType)_reader.Number("type")
        : _reader.Word("type", Words.Types);

    private int NextLength() => Next().Number("length", minimum: 0);

    private AddressForm NextAddress()
    {
        Next();
        return _operands.Address();
    }

    private int? OptionalNumber() => _reader.Takes(",") ? _reader.Number("number") : null;

    private int? Named(string name, int minimum = int.MinValue)
    {
        if (!_reader.Takes(","))
        {
            return null;
        }

        _reader.Expect($"{name}=");
        return _reader.Number(name, minimum);
    }

    private bool IsNonblocking()
    {
        bool isNonblocking = _reader.Takes(",");
        if (isNonblocking)
        {
            _reader.Expect("NB");
        }

        return isNonblocking;
    }

    private int NextDirection() => Next().IsAtNumber ? _reader.Number("direction") : _reader.Word("direction", Words.Directions);

    private CallFlags OptionalFlags()
    {
        // Behind the flags, or instead of them, there may be the length of the control buffer.
        return _reader.IsAt(",ctl=") || !_reader.Takes(",")
            ? CallFlags.None
            : _reader.Words("flag", Words.Flags).Aggregate(CallFlags.None, (all, flag) => all | flag);
    }

    private PollEvents NextEvents() =>
        Next().Words("event", Words.Events).Aggregate(PollEvents.None, (all, one) => all | one);

    private ImmutableArray<Operand> NextDescriptors()
    {
        ImmutableArray<Operand>.Builder descriptors = ImmutableArray.CreateBuilder<Operand>();
        do
        {
            Next();
            descriptors.Add(_operands.Operand());
        }
        while (_reader.IsAt(","));
        return descriptors.ToImmutable();
    }

    private OptionName NextOption(string what) => Next().IsAtNumber
        ? new OptionName("", _reader.Number(what))
        : new OptionName(_reader.Word(what), 0);

    private OptionValue NextValue()
    {
        Next();
        return _operands.Value();
    }

    private OptionForm OptionalForm() =>
        _reader.Takes(",as=") ? _reader.Word("form", Words.Forms) : OptionForm.Int32;

    private TimeSpan Time() => TimeSpan.FromMilliseconds(_reader.Number("milliseconds", minimum: 0));

    private TimeSpan? OptionalTime() =>
        Named("ms", minimum: 0) is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;

    private Step NextStep()
    {
        Next();
        int start = _reader.Position;
        Step step = ReadStep();
        return step.Operation is Operation.Later ? throw _reader.Error("bg in bg", start) : step;
    }
}
