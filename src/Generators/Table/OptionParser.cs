using Sockopt.Generators.Model;
using Sockopt.Generators.Table.Json;

namespace Sockopt.Generators.Table;

/// <summary>Reads one option.</summary>
internal sealed class OptionParser(DeclaredTypes types, TableDiagnostics diagnostics)
{
    public static readonly string[] Fields =
    [
        "name", "id", "value", "access", "clearsOnGet", "summary", "remarks", "source", "numbers", "names", "wire", "range",
        "sockets", "domains", "when", "privilege", "since", "kernel", "core", "coreErrors", "dotnet", "properties",
        "variantOf", "test",
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

    private readonly OptionContradictions _contradictions = new(types, diagnostics);
    private readonly FrameworkParser _framework = new(diagnostics);

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
            Frameworks = _framework.ReadNames(fields),
            Properties = _framework.ReadProperties(fields),
            VariantOf = fields.OptionalText("variantOf"),
            Test = fields.Find("test") is { } test ? Test(fields, test) : EquatableArray<string>.Empty,
        };
        if (value is null || !fields.IsSound)
        {
            return null;
        }

        _contradictions.Refuse(option, fields);
        _framework.Refuse(option, fields);
        return fields.IsSound ? option : null;
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
