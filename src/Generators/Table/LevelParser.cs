using System.Globalization;
using Sockopt.Generators.Model;
using Sockopt.Generators.Table.Json;

namespace Sockopt.Generators.Table;

/// <summary>Reads one level and its options.</summary>
internal sealed class LevelParser(TypeParser types, TableDiagnostics diagnostics)
{
    /// <summary>The domains that a level or an option can be restricted to.</summary>
    public static readonly string[] Domains = ["unix", "inet", "inet6", "packet", "netlink", "vsock", "route"];

    public static readonly string[] Fields = ["name", "id", "summary", "numbers", "domains", "flagsAreBits", "options"];

    /// <summary>The levels read so far.</summary>
    private readonly HashSet<string> _levels = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The members that the options so far have on the view of all options.</summary>
    private readonly HashSet<string> _viewMembers = [];

    public LevelModel? Read(JsonNode node)
    {
        FieldReader fields = new(node, "a level", Fields, diagnostics);
        string name = fields.RequireText("name");
        string id = fields.RequireIdentifier("id", Identifiers.TakenByCatalog);
        string prefix = id;
        string summary = fields.RequireText("summary");
        AbiMap<long> numbers = fields.RequireNumbers("numbers");
        EquatableArray<string> domains = fields.OptionalWords("domains", Domains);
        bool flagsAreBits = fields.OptionalBoolean("flagsAreBits");
        IReadOnlyList<JsonNode> nodes = fields.RequireItems("options");
        bool sound = fields.IsSound;

        // Of a level that is declared twice that is said, and not of each of its options too.
        bool isInView = _levels.Add(id) && sound;

        OptionParser parser = new(types, diagnostics);
        List<OptionModel> options = [];
        foreach (JsonNode item in nodes)
        {
            // An option with an error, or one that clashes with an earlier one, is left out; the others still generate.
            if (parser.Read(item) is { } option && Admits(options, option, id, numbers, item)
                && (!isInView || AdmitsToView(option, id, prefix, item)))
            {
                options.Add(option);
            }
        }

        IEnumerable<OptionModel> ordered = options.OrderBy(option => option.Id, StringComparer.Ordinal);
        return sound ? new(name, id, prefix, summary, numbers, domains, flagsAreBits, new(ordered)) : null;
    }

    private bool Admits(List<OptionModel> earlier, OptionModel option, string levelId, AbiMap<long> level, JsonNode node)
    {
        int before = diagnostics.Count;
        if (earlier.Any(other => other.Name == option.Name))
        {
            diagnostics.Report(TableError.Duplicate, node.At("name"), "Option", option.Name);
        }
        else if (earlier.Any(other => other.Id == option.Id))
        {
            diagnostics.Report(TableError.Duplicate, node.At("id"), "Member", option.Id);
        }

        if (option.Id == GeneratedNames.OptionClass(levelId) || option.Id == GeneratedNames.ValuesStruct(levelId))
        {
            diagnostics.Report(
                TableError.NotAnIdentifier,
                node.At("id"),
                option.Id,
                "it is the name of a type that has the option as a member");
        }

        foreach (AbiEntry<long> number in option.Numbers.Entries)
        {
            // One number can be one option to set and another to read.
            OptionModel? other = earlier.FirstOrDefault(
                candidate => candidate.Numbers.TryGet(number.Abi, out long taken)
                    && taken == number.Value
                    && (candidate.Access[number.Abi] & option.Access[number.Abi]) != 0);
            if (other is not null)
            {
                string system = number.Abi.Prose();
                string shared = number.Value.ToString(CultureInfo.InvariantCulture);
                JsonNode at = node.At("numbers").At(number.Abi.Name());
                diagnostics.Report(TableError.SharedNumber, at, other.Name, option.Name, shared, system);
                break;
            }

            if (!level.Has(number.Abi))
            {
                diagnostics.Report(
                    TableError.Contradiction,
                    node.At("numbers").At(number.Abi.Name()),
                    option.Name,
                    $"it has a number on {number.Abi.Prose()}, its level has none");
            }
        }

        return diagnostics.Count == before;
    }

    /// <summary>Whether the members that an option has on the view of all options have names that are free in the whole
    /// table.</summary>
    private bool AdmitsToView(OptionModel option, string levelId, string prefix, JsonNode node)
    {
        int before = diagnostics.Count;
        JsonNode at = node.At("id");
        foreach (ViewMember member in ViewMember.Of(option, prefix))
        {
            if (Identifiers.Fault(member.Name, Identifiers.TakenByView) is { } fault)
            {
                diagnostics.Report(TableError.NotAnIdentifier, at, member.Name, fault);
            }
            else if (member.Name == GeneratedNames.PropertyClass(levelId))
            {
                diagnostics.Report(
                    TableError.NotAnIdentifier, at, member.Name, "it is the name of a type that has the option as a member");
            }
            else if (!_viewMembers.Add(member.Name))
            {
                diagnostics.Report(TableError.Duplicate, at, "Property", member.Name);
            }
        }

        return diagnostics.Count == before;
    }
}
