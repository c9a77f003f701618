using Sockopt.Generators.Model;
using Sockopt.Generators.Table.Json;

namespace Sockopt.Generators.Table;

/// <summary>What is found wrong while a table is read. Reading goes on, so that everything wrong is told in one go.</summary>
internal sealed class TableDiagnostics
{
    private readonly List<TableDiagnostic> _found = [];

    /// <summary>What was found, in the order of the text.</summary>
    public EquatableArray<TableDiagnostic> Found => new(_found.OrderBy(diagnostic => diagnostic.Offset));

    public int Count => _found.Count;

    /// <remarks>Underlining a whole object of many lines says nothing; its first character does.</remarks>
    public void Report(TableError error, JsonNode at, params string[] arguments) =>
        Report(error, at.Offset, at is JsonObject ? 1 : at.Length, arguments);

    public void Report(TableError error, int offset, int length, params string[] arguments) =>
        _found.Add(new TableDiagnostic(error, offset, length, new(arguments)));

    /// <summary>Reports each name that one before it has.</summary>
    public void RefuseDuplicates(string what, string field, IReadOnlyList<JsonNode> items, IEnumerable<string> names)
    {
        HashSet<string> seen = [];
        foreach ((string name, JsonNode item) in names.Zip(items, (name, item) => (name, item)))
        {
            if (!seen.Add(name))
            {
                Report(TableError.Duplicate, item.At(field), what, name);
            }
        }
    }
}
