using System.Collections.Frozen;
using System.Net;

namespace Sockopt.Conformance.Notation;

/// <summary>Reads what a step names beside words and numbers: descriptors, addresses and values of options.</summary>
internal sealed class OperandParser(NotationReader reader)
{
    private const int LargestPort = 65535;

    private static readonly FrozenDictionary<string, InternetPlace> Places = new Dictionary<string, InternetPlace>
    {
        ["lo"] = InternetPlace.Loopback,
        ["any"] = InternetPlace.Any,
        ["nonlocal"] = InternetPlace.NonLocal,
        ["mcast"] = InternetPlace.Multicast,
    }.ToFrozenDictionary();

    private readonly HashSet<string> _descriptors = [];

    /// <summary>From here on these labels name descriptors.</summary>
    public void Declare(IEnumerable<string> labels) => _descriptors.UnionWith(labels);

    public Operand Operand()
    {
        if (reader.IsAtNumber)
        {
            return new Operand.Number(reader.Number("descriptor"));
        }

        int start = reader.Position;
        string label = reader.Word("descriptor");
        return label == "devnull" ? new Operand.NullDevice()
            : _descriptors.Contains(label) ? new Operand.Label(label)
            : throw reader.Error($"no step before this one gives a descriptor '{label}'", start);
    }

    public AddressForm Address()
    {
        int start = reader.Position;
        if (reader.Takes("@"))
        {
            return new AddressForm.NameOf(Operand());
        }

        string form = reader.Word("address");
        switch (form)
        {
            case "v4" or "v6":
                reader.Expect(":");
                start = reader.Position;
                SocketDomain domain = form == "v4" ? SocketDomain.InterNetwork : SocketDomain.InterNetworkV6;
                return Internet(reader.Word("address"), domain, start);
            case "x":
                return new AddressForm.Anything();
            case "path":
                reader.Expect(":");
                return new AddressForm.Path(reader.Until(",)", "the end of the path"));
            case "pathlen":
                reader.Expect(":");
                return new AddressForm.PathOfLength(reader.Number("length", minimum: 0));
            case "abs":
                reader.Expect(":");
                return new AddressForm.Abstract(reader.Until(",)", "the end of the name"));
            case "unspec":
                reader.Expect(":");
                return new AddressForm.OfDomain((int)SocketDomain.Unspecified);
            case "famonly":
                reader.Expect(":");
                return new AddressForm.DomainOnly();
            case "fam":
                reader.Expect(":");
                return new AddressForm.OfDomain(reader.Number("family", minimum: 0));
            default:
                return Internet(form, null, start);
        }
    }

    public OptionValue Value()
    {
        if (reader.IsAtNumber)
        {
            return new OptionValue.Int32(reader.Number("value"));
        }

        int start = reader.Position;
        string form = reader.Word("value");
        reader.Expect("(");
        OptionValue value = Value(form, start);
        reader.Expect(")");
        return value;
    }

    private OptionValue Value(string form, int start)
    {
        switch (form)
        {
            case "linger":
                return new OptionValue.Linger(reader.Number("on"), AfterSlash().Number("seconds"));
            case "tv":
                return new OptionValue.TimeValue(reader.LongNumber("seconds"), AfterSlash().LongNumber("microseconds"));
            case "byte":
                int number = reader.Number("byte", minimum: 0);
                return number <= byte.MaxValue
                    ? new OptionValue.Octet((byte)number)
                    : throw reader.Error($"byte cannot be {number}", start);
            case "str":
                return new OptionValue.Text(reader.Until(")", "the end of the text"));
            case "mreq":
                return new OptionValue.Membership(IPv4(), AfterSlash(IPv4));
            case "fd":
                return new OptionValue.Descriptor(Operand());
            case "splice":
                return new OptionValue.Splice(
                    Operand(), AfterSlash().LongNumber("maximum"), AfterSlash().LongNumber("seconds"));
            default:
                throw reader.Error($"unknown value '{form}'", start);
        }
    }

    private AddressForm.Internet Internet(string place, SocketDomain? domain, int start)
    {
        if (!Places.TryGetValue(place, out InternetPlace found))
        {
            throw reader.Error($"unknown address '{place}'", start);
        }

        reader.Expect(":");
        return new AddressForm.Internet(found, Port(), domain);
    }

    private PortForm Port()
    {
        int start = reader.Position;
        if (reader.Takes("@"))
        {
            return new PortForm.Of(Operand());
        }

        if (!reader.IsAtNumber)
        {
            string word = reader.Word("port");
            return word is "free" or "freeudp" ? new PortForm.Unused() : throw reader.Error($"unknown port '{word}'", start);
        }

        int number = reader.Number("port", minimum: 0);
        return number <= LargestPort ? new PortForm.Number(number) : throw reader.Error($"port cannot be {number}", start);
    }

    private IPAddress IPv4()
    {
        int start = reader.Position;
        string text = reader.Until("/)", "the end of the address");
        return IPAddress.TryParse(text, out IPAddress? address) && address.GetAddressBytes().Length == 4
            ? address
            : throw reader.Error($"'{text}' is no address of IPv4", start);
    }

    private NotationReader AfterSlash()
    {
        reader.Expect("/");
        return reader;
    }

    private T AfterSlash<T>(Func<T> read)
    {
        reader.Expect("/");
        return read();
    }
}
