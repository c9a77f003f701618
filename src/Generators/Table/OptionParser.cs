using System.Globalization;
using Sockopt.Generators.Model;
using Sockopt.Generators.Table.Json;

namespace Sockopt.Generators.Table;

/// <summary>Reads one option.</summary>
internal sealed class OptionParser(TypeParser types, TableDiagnostics diagnostics)
{
    public static readonly string[] Fields =
    [
        "name", "id", "value", "access", "clearsOnGet", "summary", "remarks", "source", "numbers", "names", "wire", "range",
        "sockets", "domains", "when", "privilege", "since", "kernel", "core", "coreErrors", "dotnet", "variantOf", "test",
    ];

    public static readonly string[] SocketTypes = ["stream", "dgram", "seqpacket", "raw", "rdm"];
    public static readonly string[] States = ["beforeBind", "beforeConnect", "beforeListen", "connected", "listening"];
    public static readonly string[] Effects = ["doubled", "clamped", "rounded", "ignored"];
    public static readonly string[] PrivilegeFields = ["needs", "for", "error"];
    public static readonly string[] Behaviours = ["stored", "acts"];

    public static readonly IReadOnlyDictionary<string, OptionAccess> Accesses = new Dictionary<string, OptionAccess>
    {
        ["get"] = OptionAccess.Get,
        ["set"] = OptionAccess.Set,
        ["get set"] = OptionAccess.Get | OptionAccess.Set,
        ["cmsg"] = OptionAccess.None,
    };

    public static readonly IReadOnlyDictionary<string, WireForm> WireForms = new Dictionary<string, WireForm>
    {
        ["byte"] = WireForm.Byte,
        ["network"] = WireForm.Network,
    };

    public OptionModel? Read(JsonNode node)
    {
        FieldReader fields = new(node, "an option", Fields, diagnostics);
        ValueModel? value = fields.Require("value") is { } kind ? types.ResolveOfOption(kind) : null;
        PerAbi<OptionAccess> access = fields.Require("access") is { } written
            ? fields.WithExceptions<OptionAccess>("access", written, (field, item) => Access(fields, field, item))
            : default;
        OptionModel option = new()
        {
            Name = fields.RequireText("name"),
            Id = fields.RequireIdentifier("id"),
            Summary = fields.RequireText("summary"),
            Remarks = fields.OptionalText("remarks"),
            Source = fields.RequireText("source"),
            Value = value ?? new("", default, 0, ""),
            Access = access,
            ClearsOnGet = fields.OptionalBoolean("clearsOnGet"),
            Numbers = fields.RequireNumbers("numbers"),
            Names = fields.OptionalTexts("names"),
            Wire = fields.OptionalBySystem<WireForm>("wire", (system, item) => Wire(fields, system, item)),
            Range = fields.Find("range") is { } range
                ? fields.WithExceptions<NumberRange>("range", range, (field, item) => Range(fields, field, item))
                : null,
            Sockets = fields.OptionalWords("sockets", SocketTypes),
            Domains = fields.OptionalWords("domains", LevelParser.Domains),
            When = fields.OptionalWord("when", States),
            Privilege = fields.OptionalBySystem<PrivilegeModel>("privilege", (_, item) => Privilege(item)),
            Since = fields.OptionalTexts("since"),
            Kernel = fields.OptionalWordsBySystem("kernel", Effects),
            Core = fields.OptionalWord("core", Behaviours) switch
            {
                "stored" => CoreBehaviour.Stored,
                "acts" => CoreBehaviour.Acts,
                _ => CoreBehaviour.Absent,
            },
            CoreErrors = new(fields.OptionalItems("coreErrors").Select(item => ErrorName(fields, item)).OfType<string>()),
            Framework = fields.Find("dotnet") is { } dotnet ? Framework(fields, dotnet) : null,
            VariantOf = fields.OptionalText("variantOf"),
            Test = fields.Find("test") is { } test ? Test(fields, test) : EquatableArray<string>.Empty,
        };
        if (value is null || !fields.IsSound)
        {
            return null;
        }

        RefuseContradictions(option, fields);
        return fields.IsSound ? option : null;
    }

    private void RefuseContradictions(OptionModel option, FieldReader fields)
    {
        void Refuse(bool contradiction, string field, string message)
        {
            if (contradiction)
            {
                diagnostics.Report(TableError.Contradiction, fields.At(field), option.Name, message);
            }
        }

        ValueKind kind = option.Value.Kind;
        bool inCore = option.Numbers.Has(Abi.Core);
        OptionAccess coreAccess = option.Access[Abi.Core];
        Refuse(
            inCore && option.Core == CoreBehaviour.Absent, "numbers", "it has a core number, so it needs 'core': stored or acts");
        Refuse(
            !inCore && option.Core != CoreBehaviour.Absent, "core", "it is implemented by the core, so it needs a core number");
        Refuse(
            option.Core == CoreBehaviour.Stored && coreAccess != (OptionAccess.Get | OptionAccess.Set),
            "core",
            "what is stored can be set and read; an option with one direction acts");
        Refuse(
            option.Core == CoreBehaviour.Stored && (option.ClearsOnGet || kind == ValueKind.None),
            "core",
            "there is nothing to store");
        Refuse(
            option.CoreKeeps && kind == ValueKind.Fd,
            "value",
            "a descriptor that is read is a new one: the core cannot keep it");
        Refuse(
            option.ClearsOnGet && (option.AnyAccess & OptionAccess.Get) == 0, "clearsOnGet", "it cannot be read");
        Refuse(
            kind == ValueKind.None && (option.AnyAccess & OptionAccess.Get) != 0,
            "access",
            "an option without a value cannot be read");
        NumberRange? numbers = ValueKinds.Numbers(option.Value);
        Refuse(
            option.Range is not null && numbers is null,
            "range",
            $"values of kind {option.Value.Name} have no range");
        Refuse(
            option.Range is { } range && numbers is { } all
                && !range.Overrides.Entries.Select(entry => entry.Value).Append(range.Default).All(all.Contains),
            "range",
            $"values of kind {option.Value.Name} are {numbers?.Minimum} to {numbers?.Maximum}");
        Refuse(option.CoreErrors.Count > 0 && !inCore, "coreErrors", "the core does not have it");
        Refuse(inCore && option.VariantOf is not null, "variantOf", "the core has one form of an option");
        Refuse(
            option.Test.Count > 0 && (option.AnyAccess & OptionAccess.Set) == 0,
            "test",
            "what cannot be set has no value to set in a test");
        RefuseWireForms(option, fields);
        RefuseStrangers(option, fields);
        if (fields.IsSound && fields.Find("test") is { } written)
        {
            RefuseTest(option, written);
        }
    }

    private void RefuseWireForms(OptionModel option, FieldReader fields)
    {
        foreach (AbiEntry<WireForm> entry in option.Wire.Entries)
        {
            ValueKind kind = option.Value.Kind;
            string? fault = entry switch
            {
                { Abi: Abi.Core } => "the core takes an int in the machine's byte order",
                { Value: WireForm.Byte } when kind is not (ValueKind.Flag or ValueKind.Int32) =>
                    "one byte can be a flag or an int32",
                { Value: WireForm.Network } when kind is not (ValueKind.Int32 or ValueKind.InterfaceIndex) =>
                    "in network order there are int32 and interfaceIndex",
                { Value: WireForm.Byte } when option.Range is { } range && !NumberRange.OfByte.Contains(range[entry.Abi]) =>
                    $"it is one byte on {entry.Abi.Prose()}, and its range is {range[entry.Abi]} there",
                _ => null,
            };
            if (fault is not null)
            {
                diagnostics.Report(TableError.Contradiction, fields.At("wire").At(entry.Abi.Name()), option.Name, fault);
            }
        }
    }

    private void RefuseTest(OptionModel option, JsonNode written)
    {
        string? fault = null;
        JsonNode at = written;
        if (types.FindStruct(option.Value) is { } type)
        {
            FieldModel[] members = [.. type.Members];
            IReadOnlyList<JsonNode> items = written is JsonArray { Items: var list } ? list : [];
            fault = items.Count != members.Length
                ? $"a test sets each field of {type.Id}: {string.Join(", ", members.Select(member => member.Id))}"
                : null;
            foreach ((FieldModel member, JsonNode item) in members.Zip(items, (member, item) => (member, item)))
            {
                if (fault is null && !TestValues.IsOf(item, member.Value, ValueKinds.NumbersOfField(member.Value), types.FindEnum))
                {
                    fault = $"that is no value of kind {member.Value.Name}";
                    at = item;
                }
            }
        }
        else if (!TestValues.IsOf(written, option.Value, ValueKinds.Numbers(option.Value), types.FindEnum))
        {
            fault = $"that is no value of kind {option.Value.Name}";
        }
        else if (TestValues.Number(written) is { } number && SystemRefusing(option, number) is { } system)
        {
            fault = $"{number.ToString(CultureInfo.InvariantCulture)} is out of range on {system.Prose()}";
        }

        if (fault is not null)
        {
            diagnostics.Report(TableError.Contradiction, at, option.Name, fault);
        }
    }

    /// <summary>A system on which an option can be set, and not to this number.</summary>
    private static Abi? SystemRefusing(OptionModel option, long number)
    {
        foreach (Abi abi in Abis.All)
        {
            if (option.Numbers.Has(abi) && (option.Access[abi] & OptionAccess.Set) != 0
                && option.RangeOn(abi) is { } range && !range.Contains(number))
            {
                return abi;
            }
        }

        return null;
    }

    /// <summary>What is said of a system that does not have the option would never be read.</summary>
    private void RefuseStrangers(OptionModel option, FieldReader fields)
    {
        (string Field, IEnumerable<Abi> Systems)[] saying =
        [
            ("access", option.Access.Overrides.Systems),
            ("range", option.Range?.Overrides.Systems ?? []),
            ("names", option.Names.Systems),
            ("wire", option.Wire.Systems),
            ("privilege", option.Privilege.Systems),
            ("since", option.Since.Systems),
            ("kernel", option.Kernel.Systems),
        ];
        foreach ((string field, IEnumerable<Abi> systems) in saying)
        {
            foreach (Abi stranger in systems.Where(abi => !option.Numbers.Has(abi)))
            {
                diagnostics.Report(
                    TableError.Contradiction,
                    fields.At(field).At(stranger.Name()),
                    option.Name,
                    $"it has no number on {stranger.Prose()}");
            }
        }
    }

    private static OptionAccess? Access(FieldReader fields, string field, JsonNode node) =>
        fields.Word(field, node, [.. Accesses.Keys]) is { } word ? Accesses[word] : null;

    private static NumberRange? Range(FieldReader fields, string field, JsonNode node)
    {
        if (node is JsonArray { Items: { Count: 2 } limits })
        {
            long? minimum = fields.Number(field, limits[0]);
            long? maximum = fields.Number(field, limits[1]);
            if (minimum is null || maximum is null)
            {
                return null;
            }

            if (minimum <= maximum)
            {
                return new(minimum.Value, maximum.Value);
            }
        }

        fields.Wrong(field, node, "the least and the greatest value: [1, 255]");
        return null;
    }

    private static FrameworkName? Framework(FieldReader fields, JsonNode node)
    {
        if (fields.Text("dotnet", node) is not { } written)
        {
            return null;
        }

        bool isFaithful = written[0] != '~';
        string[] parts = written.Substring(isFaithful ? 0 : 1).Split('.');
        if (parts.Length != 2)
        {
            fields.Wrong(
                "dotnet",
                node,
                "a level and a name of System.Net.Sockets: \"Socket.KeepAlive\", with ~ in front if it is not quite the same");
            return null;
        }

        return fields.Knows("dotnet", node, parts[0], FrameworkNames.Levels)
            && fields.Knows("dotnet", node, parts[1], FrameworkNames.Names)
            ? new(parts[0], parts[1], isFaithful)
            : null;
    }

    private static string? ErrorName(FieldReader fields, JsonNode node)
    {
        string? name = fields.Text("coreErrors", node);
        if (name is null || IsErrorName(name))
        {
            return name;
        }

        fields.Wrong("coreErrors", node, "the names of error numbers: \"EINVAL\"");
        return null;
    }

    /// <summary>Whether a text is spelled as the names of error numbers are.</summary>
    public static bool IsErrorName(string text) =>
        text.Length > 1 && text[0] == 'E' && text.All(c => c is (>= 'A' and <= 'Z') or (>= '0' and <= '9'));

    private static WireForm? Wire(FieldReader fields, string system, JsonNode node) =>
        fields.Word(system, node, [.. WireForms.Keys]) is { } word ? WireForms[word] : null;

    private PrivilegeModel? Privilege(JsonNode node)
    {
        FieldReader fields = new(node, "a privilege", PrivilegeFields, diagnostics);
        string needs = fields.RequireText("needs");
        string? @for = fields.OptionalText("for");
        string error = fields.RequireText("error");
        if (fields.IsSound && !IsErrorName(error))
        {
            fields.Wrong("error", fields.At("error"), "the name of an error number: \"EPERM\"");
        }

        return fields.IsSound ? new(needs, @for, error) : null;
    }

    private static EquatableArray<string> Test(FieldReader fields, JsonNode node)
    {
        IReadOnlyList<JsonNode> items = node is JsonArray { Items: var list } ? list : [node];
        string?[] texts = [.. items.Select(TestValues.Text)];
        if (texts.Length > 0 && !texts.Contains(null))
        {
            return new(texts.OfType<string>());
        }

        fields.Wrong("test", node, "true or false, an integer, or a string; of a struct, a list of one for each field");
        return EquatableArray<string>.Empty;
    }
}
