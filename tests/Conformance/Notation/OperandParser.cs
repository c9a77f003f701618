using System.Collections.Frozen;
using System.Net;
using System.Net.Sockets;

namespace Sockopt.Conformance.Notation;

/// <summary>Reads what a step names beside words and numbers: descriptors, addresses and values of options.</summary>
internal sealed class OperandParser(NotationReader reader)
{
    /// <summary>The descriptor that is open, but no socket.</summary>
    public const string NullDevice = "devnull";

    /// <summary>What an address begins with, and how the rest of it is read.</summary>
    public static readonly FrozenDictionary<string, Func<OperandParser, AddressForm>> Addresses =
        new Dictionary<string, Func<OperandParser, AddressForm>>
        {
            ["lo:"] = parser => parser.Internet(InternetPlace.Loopback),
            ["any:"] = parser => parser.Internet(InternetPlace.Any),
            ["nonlocal:"] = parser => parser.Internet(InternetPlace.NonLocal),
            ["mcast:"] = parser => parser.Internet(InternetPlace.Multicast),
            ["v4:"] = parser => parser.Internet(SocketDomain.InterNetwork),
            ["v6:"] = parser => parser.Internet(SocketDomain.InterNetworkV6),
            ["@"] = parser => new AddressForm.NameOf(parser.Operand()),
            ["path:"] = parser => new AddressForm.Path(parser._reader.Until(",)", "the end of the path")),
            ["pathlen:"] = parser => new AddressForm.PathOfLength(parser._reader.Number("length", minimum: 0)),
            ["abs:"] = parser => new AddressForm.Abstract(parser._reader.Until(",)", "the end of the name")),
            ["famonly:"] = _ => new AddressForm.DomainOnly(),
            ["fam:"] = parser => new AddressForm.OfDomain(parser._reader.Number("family", minimum: 0)),
            ["unspec:"] = _ => new AddressForm.OfDomain((int)SocketDomain.Unspecified),
            ["x"] = _ => new AddressForm.Anything(),
        }.ToFrozenDictionary();

    /// <summary>What a port begins with that is no number, and how the rest of it is read.</summary>
    public static readonly FrozenDictionary<string, Func<OperandParser, PortForm>> Ports =
        new Dictionary<string, Func<OperandParser, PortForm>>
        {
            ["free"] = _ => new PortForm.Unused(),
            ["freeudp"] = _ => new PortForm.Unused(),
            ["@"] = parser => new PortForm.Of(parser.Operand()),
        }.ToFrozenDictionary();

    /// <summary>The values that are no int by their names, and how what stands in their parentheses is read.</summary>
    public static readonly FrozenDictionary<string, Func<OperandParser, OptionValue>> Values =
        new Dictionary<string, Func<OperandParser, OptionValue>>
        {
            ["byte"] = parser => new OptionValue.Octet(
                (byte)parser._reader.Number("byte", byte.MinValue, byte.MaxValue)),
            ["str"] = parser => new OptionValue.Text(parser._reader.Until(")", "the end of the text")),
            ["linger"] = parser => new OptionValue.Linger(
                parser._reader.Number("on"), parser.AfterSlash().Number("seconds")),
            ["tv"] = parser => new OptionValue.TimeValue(
                parser._reader.LongNumber("seconds"), parser.AfterSlash().LongNumber("microseconds")),
            ["mreq"] = parser => new OptionValue.Membership(parser.IPv4(), parser.IPv4AfterSlash()),
            ["fd"] = parser => new OptionValue.Descriptor(parser.Operand()),
            ["splice"] = parser => new OptionValue.Splice(
                parser.Operand(), parser.AfterSlash().LongNumber("maximum"), parser.AfterSlash().LongNumber("seconds")),
        }.ToFrozenDictionary();

    private readonly NotationReader _reader = reader;
    private readonly HashSet<string> _descriptors = [];

    /// <summary>From here on these labels name descriptors.</summary>
    public void Declare(IEnumerable<string> labels) => _descriptors.UnionWith(labels);

    public Operand Operand()
    {
        if (_reader.IsAtNumber)
        {
            return new Operand.Number(_reader.Number("descriptor"));
        }

        int start = _reader.Position;
        string label = _reader.Word("descriptor");
        return label == NullDevice ? new Operand.NullDevice()
            : _descriptors.Contains(label) ? new Operand.Label(label)
            : throw _reader.Error($"no step before this one gives a descriptor '{label}'", start);
    }

    public AddressForm Address()
    {
        int start = _reader.Position;
        if (!_reader.Takes("@"))
        {
            _reader.Word("address");
            _reader.Takes(":");
        }

        return ReadRest(Addresses, "address", start);
    }

    public OptionValue Value()
    {
        if (_reader.IsAtNumber)
        {
            return new OptionValue.Int32(_reader.Number("value"));
        }

        Func<OperandParser, OptionValue> read = _reader.Word("value", Values);
        _reader.Expect("(");
        OptionValue value = read(this);
        _reader.Expect(")");
        return value;
    }

    private AddressForm.Internet Internet(InternetPlace place) => new(place, Port(), null);

    private AddressForm.Internet Internet(SocketDomain domain)
    {
        int start = _reader.Position;
        return Address() is AddressForm.Internet { Domain: null } address
            ? address with { Domain = domain }
            : throw _reader.Error("only an address with a port has a family before it", start);
    }

    private PortForm Port()
    {
        if (_reader.IsAtNumber)
        {
            return new PortForm.Number(_reader.Number("port", IPEndPoint.MinPort, IPEndPoint.MaxPort));
        }

        int start = _reader.Position;
        if (!_reader.Takes("@"))
        {
            _reader.Word("port");
        }

        return ReadRest(Ports, "port", start);
    }

    private T ReadRest<T>(FrozenDictionary<string, Func<OperandParser, T>> forms, string what, int start)
    {
        string beginning = _reader.Since(start);
        return forms.TryGetValue(beginning, out Func<OperandParser, T>? read)
            ? read(this)
            : throw _reader.Error($"unknown {what} '{beginning}'", start);
    }

    private IPAddress IPv4()
    {
        int start = _reader.Position;
        string text = _reader.Until("/)", "the end of the address");
        return IPAddress.TryParse(text, out IPAddress? address) && address.AddressFamily == AddressFamily.InterNetwork
            ? address
            : throw _reader.Error($"'{text}' is no address of IPv4", start);
    }

    private NotationReader AfterSlash()
    {
        _reader.Expect("/");
        return _reader;
    }

    private IPAddress IPv4AfterSlash()
    {
        AfterSlash();
        return IPv4();
    }
}
