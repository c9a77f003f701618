using Sockopt.Generators.Model;
using Sockopt.Generators.Table.Json;

namespace Sockopt.Generators.Table;

/// <summary>Reads one level and its options.</summary>
internal sealed class LevelParser(DeclaredTypes types, TableDiagnostics diagnostics)
{
    /// <summary>The domains that a level or an option can be restricted to.</summary>
    public static readonly string[] Domains = ["unix", "inet", "inet6", "packet", "netlink", "vsock", "route"];

    public static readonly string[] Fields = ["name", "id", "prefix", "summary", "numbers", "domains", "flagsAreBits", "options"];

    private readonly OptionClashes _clashes = new(diagnostics);
    private readonly ViewNames _view = new(diagnostics);

    public LevelModel? Read(JsonNode node)
    {
        FieldReader fields = new(node, "a level", Fields, diagnostics);
        string name = fields.RequireText("name");
        string id = fields.RequireIdentifier("id", Identifiers.TakenByCatalog);
        string prefix = Prefix(fields) ?? id;
        string summary = fields.RequireText("summary");
        AbiMap<long> numbers = fields.RequireNumbers("numbers");
        EquatableArray<string> domains = fields.OptionalWords("domains", Domains);
        bool flagsAreBits = fields.OptionalBoolean("flagsAreBits");
        IReadOnlyList<JsonNode> nodes = fields.RequireItems("options");
        bool sound = fields.IsSound;
        bool isInView = _view.AddLevel(id) && sound;

        OptionParser parser = new(types, diagnostics);
        OptionModel?[] read = [.. nodes.Select(parser.Read)];
        string[] ids = [.. nodes.Select(item => item.At("id")).OfType<JsonString>().Select(name => name.Value)];
        List<OptionModel> options = [];
        for (int i = 0; i < read.Length; i++)
        {
            // An option with an error, or one that clashes with an earlier one, is left out; the others still generate.
            if (read[i] is { } option && _clashes.IsVariant(option, read, ids, nodes[i])
                && _clashes.Admit(options, option, id, numbers, nodes[i])
                && (!isInView || _view.Admit(option, id, prefix, nodes[i])))
            {
                options.Add(option);
            }
        }

        IEnumerable<OptionModel> ordered = options.OrderBy(option => option.Id, StringComparer.Ordinal);
        return sound ? new(name, id, prefix, summary, numbers, domains, flagsAreBits, new(ordered)) : null;
    }

    /// <summary>What the level's properties begin with; null if that is left out.</summary>
    private static string? Prefix(FieldReader fields) => fields.Find("prefix") switch
    {
        null => null,
        JsonString { Value: "" } => "",
        _ => fields.RequireIdentifier("prefix"),
    };
}
