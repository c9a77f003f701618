using System.Globalization;
using Sockopt.Generators.Model;
using Sockopt.Generators.Table.Json;

namespace Sockopt.Generators.Table;

/// <summary>Reads one option.</summary>
internal sealed class OptionParser(TypeParser types, TableDiagnostics diagnostics)
{
    public static readonly string[] Fields =
    [
        "name", "id", "value", "access", "clearsOnGet", "summary", "remarks", "source", "numbers", "names", "lengths", "range",
        "sockets", "domains", "when", "privilege", "since", "kernel", "core", "coreErrors", "dotnet", "test",
    ];

    public static readonly string[] SocketTypes = ["stream", "dgram", "seqpacket", "raw", "rdm"];
    public static readonly string[] States = ["beforeBind", "beforeConnect", "beforeListen", "connected", "listening"];
    public static readonly string[] Effects = ["doubled", "clamped", "rounded"];
    public static readonly string[] Behaviours = ["stored", "acts"];

    public static readonly IReadOnlyDictionary<string, OptionAccess> Accesses = new Dictionary<string, OptionAccess>
    {
        ["get"] = OptionAccess.Get,
        ["set"] = OptionAccess.Set,
        ["get set"] = OptionAccess.Get | OptionAccess.Set,
        ["cmsg"] = OptionAccess.None,
    };

    public OptionModel? Read(JsonNode node)
    {
        FieldReader fields = new(node, "an option", Fields, diagnostics);
        ValueModel? value = fields.Require("value") is { } kind ? types.Resolve("value", kind) : null;
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
            Lengths = fields.OptionalNumbers("lengths"),
            Range = fields.Find("range") is { } range
                ? fields.WithExceptions<NumberRange>("range", range, (field, item) => Range(fields, field, item))
                : null,
            Sockets = fields.OptionalWords("sockets", SocketTypes),
            Domains = fields.OptionalWords("domains", LevelParser.Domains),
            When = fields.OptionalWord("when", States),
            Privilege = fields.OptionalTexts("privilege"),
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
            Test = fields.Find("test") is { } test ? TestValue(fields, test) : null,
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
        Refuse(
            option.Range is not null && !ValueKinds.IsNumber(kind),
            "range",
            $"values of kind {option.Value.Name} have no range");
        Refuse(
            option.Range is { } range && kind != ValueKind.Int64
                && range.Overrides.Entries.Select(entry => entry.Value).Append(range.Default).Any(
                    limits => limits.Minimum < int.MinValue || limits.Maximum > int.MaxValue),
            "range",
            $"values of kind {option.Value.Name} are C ints");
        Refuse(
            !option.Lengths.IsEmpty
                && (kind is not (ValueKind.Flag or ValueKind.Int32) || option.Lengths.Entries.Any(entry => entry.Value != 1)),
            "lengths",
            "the one length that differs is a flag or an int32 of 1 byte");
        Refuse(inCore && option.Lengths.Has(Abi.Core), "lengths", "the core takes an int");
        Refuse(option.CoreErrors.Count > 0 && !inCore, "coreErrors", "the core does not have it");
        Refuse(
            option.Test is not null && (option.AnyAccess & OptionAccess.Set) == 0,
            "test",
            "what cannot be set has no value to set in a test");
        Refuse(
            option.Test is { } test && !ValueKinds.Accepts(kind, test), "test", $"that is no value of kind {option.Value.Name}");
        RefuseStrangers(option, fields);
    }

    /// <summary>What is said of a system that does not have the option would never be read.</summary>
    private void RefuseStrangers(OptionModel option, FieldReader fields)
    {
        (string Field, IEnumerable<Abi> Systems)[] saying =
        [
            ("access", option.Access.Overrides.Systems),
            ("range", option.Range?.Overrides.Systems ?? []),
            ("names", option.Names.Systems),
            ("lengths", option.Lengths.Systems),
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
        if (name is null || (name.Length > 1 && name[0] == 'E' && name.All(c => c is (>= 'A' and <= 'Z') or (>= '0' and <= '9'))))
        {
            return name;
        }

        fields.Wrong("coreErrors", node, "the names of error numbers: \"EINVAL\"");
        return null;
    }

    private static string? TestValue(FieldReader fields, JsonNode node)
    {
        switch (node)
        {
            case JsonBoolean { Value: var flag }:
                return flag ? "true" : "false";
            case JsonNumber number when number.TryGetInt64(out long value):
                return value.ToString(CultureInfo.InvariantCulture);
            case JsonString { Value: var text }:
                return text;
            default:
                fields.Wrong("test", node, "true or false, an integer, or a string");
                return null;
        }
    }
}
