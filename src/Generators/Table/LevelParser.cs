using System.Globalization;
using Sockopt.Generators.Model;
using Sockopt.Generators.Table.Json;

namespace Sockopt.Generators.Table;

/// <summary>Reads one level and its options.</summary>
internal sealed class LevelParser(TypeParser types, TableDiagnostics diagnostics)
{
    /// <summary>The domains that a level or an option can be restricted to.</summary>
    public static readonly string[] Domains = ["unix", "inet", "inet6", "packet", "netlink", "vsock", "route"];

    public static readonly string[] Fields = ["name", "id", "prefix", "summary", "numbers", "domains", "flagsAreBits", "options"];

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
        List<OptionModel> options = [];
        List<(OptionModel Option, JsonNode Node)> variants = [];
        foreach (JsonNode item in nodes)
        {
            // An option with an error, or one that clashes with an earlier one, is left out; the others still generate.
            if (parser.Read(item) is { } option && Admits(options, option, id, numbers, item)
                && (!isInView || _view.Admit(option, id, prefix, item)))
            {
                options.Add(option);
                if (option.VariantOf is not null)
                {
                    variants.Add((option, item));
                }
            }
        }

        // What an option is a variant of may stand below it.
        string[] ids = [.. nodes.Select(item => item.At("id")).OfType<JsonString>().Select(name => name.Value)];
        options.RemoveAll(variants.Where(variant => !IsVariant(variant.Option, options, ids, variant.Node))
            .Select(variant => variant.Option).Contains);

        IEnumerable<OptionModel> ordered = options.OrderBy(option => option.Id, StringComparer.Ordinal);
        return sound ? new(name, id, prefix, summary, numbers, domains, flagsAreBits, new(ordered)) : null;
    }

    private bool Admits(List<OptionModel> earlier, OptionModel option, string levelId, AbiMap<long> level, JsonNode node)
    {
        int before = diagnostics.Count;
        if (earlier.Any(other => other.Name == option.Name && !AreForms(other, option) && ShareDirection(other, option)))
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
                    && !AreForms(candidate, option)
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

    /// <summary>Whether two options are forms of one: the one a variant of the other, or both of a third.</summary>
    private static bool AreForms(OptionModel one, OptionModel other) =>
        (one.VariantOf ?? one.Id) == (other.VariantOf ?? other.Id);

    /// <summary>Whether there is a system on which both can be set, or both read.</summary>
    private static bool ShareDirection(OptionModel one, OptionModel other) => one.Numbers.Systems.Any(
        abi => other.Numbers.Has(abi) && (one.Access[abi] & other.Access[abi]) != 0);

    private bool IsVariant(OptionModel option, List<OptionModel> options, string[] ids, JsonNode node)
    {
        int before = diagnostics.Count;
        string original = option.VariantOf!;
        if (original == option.Id || !ids.Contains(original))
        {
            string suggestion = Suggestion.For(original, ids.Where(id => id != option.Id));
            diagnostics.Report(TableError.UnknownName, node.At("variantOf"), "variantOf", original, suggestion);
        }
        else if (options.FirstOrDefault(other => other.Id == original) is { } other)
        {
            if (other.VariantOf is not null)
            {
                diagnostics.Report(
                    TableError.Contradiction,
                    node.At("variantOf"),
                    option.Name,
                    $"{original} is itself a variant, of {other.VariantOf}");
            }

            foreach (AbiEntry<long> number in option.Numbers.Entries)
            {
                if (!other.Numbers.TryGet(number.Abi, out long theirs) || theirs != number.Value)
                {
                    diagnostics.Report(
                        TableError.Contradiction,
                        node.At("numbers").At(number.Abi.Name()),
                        option.Name,
                        $"a variant has the numbers of what it is a variant of, and {original} has another on {number.Abi.Prose()}");
                    break;
                }
            }
        }

        return diagnostics.Count == before;
    }

    /// <summary>What the level's properties begin with; null if that is left out.</summary>
    private static string? Prefix(FieldReader fields) => fields.Find("prefix") switch
    {
        null => null,
        JsonString { Value: "" } => "",
        _ => fields.RequireIdentifier("prefix"),
    };
}
