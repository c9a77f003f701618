using System.Globalization;
using System.Text.Json.Nodes;

namespace Sockopt.BuildCost;

/// <summary>A table of options, and others that are drawn from it.</summary>
internal sealed class OptionTable
{
    /// <summary>The sizes of the tables that are drawn to be measured.</summary>
    public static readonly int[] DrawnCounts = [10, 100, 1000];

    private readonly JsonObject _json;

    private OptionTable(JsonObject json) => _json = json;

    /// <summary>The table of the repository.</summary>
    public static OptionTable Real { get; } =
        new(JsonNode.Parse(File.ReadAllText(Repository.PathOf("options.json")))!.AsObject());

    /// <summary>How many options it has.</summary>
    public int Count => Options.Count();

    public string Text => _json.ToJsonString();

    private IEnumerable<(JsonObject Level, JsonObject Option)> Options =>
        from level in Items(_json, "levels")
        from option in Items(level, "options")
        select (level, option);

    /// <summary>A table of so many options in the same mix.</summary>
    /// <remarks>The table is repeated as a whole, with levels and types of its own in each repetition, so that nothing
    /// clashes; of the last repetition every n-th option is taken.</remarks>
    public OptionTable Draw(int count)
    {
        JsonObject drawn = new() { ["levels"] = new JsonArray(), ["structs"] = new JsonArray(), ["enums"] = new JsonArray() };
        for (int copy = 0; count > copy * Count; copy++)
        {
            int share = Math.Min(Count, count - (copy * Count));
            HashSet<int> taken = [.. Enumerable.Range(0, share).Select(i => (int)((long)i * Count / share))];
            OptionTable part = Keep((_, _, index) => taken.Contains(index), _ => false);
            part.RenameApart(copy);
            foreach (string list in new[] { "levels", "structs", "enums" })
            {
                foreach (JsonObject item in Items(part._json, list))
                {
                    drawn[list]!.AsArray().Add(item.DeepClone());
                }
            }
        }

        return new(drawn);
    }

    /// <summary>The table with some of its options, and with the types that those or others need.</summary>
    /// <param name="keepsOption">Whether an option stays: by the id of its level, what the table says of it, and its index
    /// in the table.</param>
    /// <param name="keepsType">Whether a type stays that no option has.</param>
    public OptionTable Keep(Func<string, JsonObject, int, bool> keepsOption, Func<string, bool> keepsType)
    {
        JsonObject kept = _json.DeepClone().AsObject();
        int index = 0;
        foreach (JsonObject level in Items(kept, "levels"))
        {
            JsonArray options =
                [.. Items(level, "options").Where(option => keepsOption(Id(level), option, index++)).Select(Copy)];
            HashSet<string> ids = [.. options.Select(option => Id(option!))];
            foreach (JsonNode? option in options.Where(option => option!["variantOf"] is { } other && !ids.Contains(Word(other))))
            {
                option!.AsObject().Remove("variantOf");
            }

            level["options"] = options;
        }

        IEnumerable<JsonObject> levels = Items(kept, "levels").Where(level => level["options"]!.AsArray().Count > 0);
        kept["levels"] = new JsonArray([.. levels.Select(Copy)]);
        HashSet<string> needed = [.. Items(kept, "levels").SelectMany(level => Items(level, "options")).Select(ValueOf)];
        HashSet<string> inStructs = [.. Items(kept, "structs")
            .Where(type => needed.Contains(Id(type)) || keepsType(Id(type)))
            .SelectMany(type => Items(type, "fields"))
            .Select(ValueOf)];
        foreach (string list in new[] { "structs", "enums" })
        {
            kept[list] = new JsonArray(
            [
                .. Items(kept, list)
                    .Where(type => needed.Contains(Id(type)) || inStructs.Contains(Id(type)) || keepsType(Id(type)))
                    .Select(Copy),
            ]);
        }

        return new(kept);
    }

    /// <summary>Gives the levels and types names that no other repetition has.</summary>
    private void RenameApart(int copy)
    {
        string suffix = copy.ToString(CultureInfo.InvariantCulture);
        HashSet<string> types = [.. Items(_json, "structs").Concat(Items(_json, "enums")).Select(Id)];
        foreach (JsonObject named in Options.Select(pair => pair.Option).Concat(
            Items(_json, "structs").SelectMany(type => Items(type, "fields"))))
        {
            if (types.Contains(ValueOf(named)))
            {
                named["value"] = ValueOf(named) + suffix;
            }
        }

        foreach (JsonObject level in Items(_json, "levels"))
        {
            level["id"] = Id(level) + suffix;
            level["name"] = $"{Word(level["name"])}_{suffix}";

            // What the level's properties begin with is then its id, which no other level has.
            level.Remove("prefix");
        }

        foreach (JsonObject type in Items(_json, "structs").Concat(Items(_json, "enums")))
        {
            type["id"] = Id(type) + suffix;
        }
    }

    private static IEnumerable<JsonObject> Items(JsonObject node, string list) =>
        node[list]?.AsArray().Select(item => item!.AsObject()) ?? [];

    private static JsonNode Copy(JsonObject node) => node.DeepClone();

    private static string Id(JsonNode node) => Word(node["id"]);

    private static string ValueOf(JsonObject node) => Word(node["value"]);

    private static string Word(JsonNode? node) => node!.GetValue<string>();
}
