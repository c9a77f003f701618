using Sockopt.Generators.Model;
using Sockopt.Generators.Table.Json;

namespace Sockopt.Generators.Table;

/// <summary>Reads a table: the text of a file to a model, and to what is wrong in it.</summary>
/// <remarks>Everything that can be decided is decided here; what is generated from the model is only printed.</remarks>
internal static class TableParser
{
    public static readonly string[] Fields = ["$schema", "levels", "structs", "enums"];

    public static ParsedTable Parse(string text)
    {
        TableDiagnostics diagnostics = new();
        JsonNode? root = JsonReader.Read(text, out JsonError? error);
        if (root is null || error is not null)
        {
            (int offset, int length, string message) = error!.Value;
            diagnostics.Report(TableError.NotJson, offset, length, message);
            return new(null, diagnostics.Found);
        }

        FieldReader fields = new(root, "the table", Fields, diagnostics);
        IReadOnlyList<JsonNode> enumNodes = fields.OptionalItems("enums");
        IReadOnlyList<JsonNode> structNodes = fields.OptionalItems("structs");
        IReadOnlyList<JsonNode> levelNodes = fields.RequireItems("levels");
        DeclaredTypes types = new(new(levelNodes, enumNodes.Concat(structNodes)), diagnostics);
        EnumModel[] enums = [.. enumNodes.Select(new EnumParser(types, diagnostics).Read).OfType<EnumModel>()];
        StructModel[] structs = [.. structNodes.Select(new StructParser(types, diagnostics).Read).OfType<StructModel>()];
        List<LevelModel> levels = ReadLevels(levelNodes, new(types, diagnostics), diagnostics);
        TableModel model = new(
            new(levels.OrderBy(level => level.Id, StringComparer.Ordinal)),
            new(structs.OrderBy(type => type.Id, StringComparer.Ordinal)),
            new(enums.OrderBy(type => type.Id, StringComparer.Ordinal)));
        return new(model, diagnostics.Found);
    }

    private static List<LevelModel> ReadLevels(IReadOnlyList<JsonNode> nodes, LevelParser parser, TableDiagnostics diagnostics)
    {
        List<LevelModel> levels = [];
        foreach (JsonNode node in nodes)
        {
            if (parser.Read(node) is { } level && IsNew(level, node))
            {
                levels.Add(level);
            }
        }

        return levels;

        bool IsNew(LevelModel level, JsonNode node)
        {
            if (levels.Any(other => other.Name == level.Name))
            {
                diagnostics.Report(TableError.Duplicate, node.At("name"), "Level", level.Name);
                return false;
            }

            // The names of generated files differ by more than case.
            if (levels.Any(other => string.Equals(other.Id, level.Id, StringComparison.OrdinalIgnoreCase)))
            {
                diagnostics.Report(TableError.Duplicate, node.At("id"), "Level", level.Id);
                return false;
            }

            return true;
        }
    }
}
