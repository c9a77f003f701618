using Sockopt.Generators.Table.Json;

namespace Sockopt.Generators.Table;

/// <summary>The names of the types that are generated from a table, beside those that it declares.</summary>
internal sealed class GeneratedNames
{
    /// <summary>The class of a table as text.</summary>
    public const string Catalog = "SocketOptionCatalog";

    private readonly Dictionary<string, string> _owners = new() { [Catalog] = "the catalog" };

    /// <param name="levels">The levels of the table; those that are wrong count too.</param>
    /// <param name="types">The enumerations and structs that it declares.</param>
    public GeneratedNames(IEnumerable<JsonNode> levels, IEnumerable<JsonNode> types)
    {
        foreach (string level in Ids(levels))
        {
            foreach (string name in OfLevel(level))
            {
                _owners[name] = $"the level {level}";
            }
        }

        foreach (string type in Ids(types))
        {
            _owners[OfType(type)] = $"the type {type}";
        }
    }

    /// <summary>The classes of a level.</summary>
    public static string[] OfLevel(string level) =>
        [OptionClass(level), PropertyClass(level), ValuesStruct(level), $"I{level}Level", $"{level}LevelDispatcher", $"{level}Codecs"];

    /// <summary>The class that has a member for each option of a level.</summary>
    public static string OptionClass(string level) => $"{level}Option";

    /// <summary>The class that has members of the view for each option of a level.</summary>
    public static string PropertyClass(string level) => $"{level}Properties";

    /// <summary>The struct that has a member for each option of a level that is kept.</summary>
    public static string ValuesStruct(string level) => $"{level}LevelValues";

    /// <summary>The codec of a declared type. Not each has one, but each may get one when a system gets a number of its
    /// own.</summary>
    public static string OfType(string type) => $"{type}Codec";

    /// <summary>What a name is generated for, or null if it is free.</summary>
    public string? Owner(string name) => _owners.TryGetValue(name, out string? owner) ? owner : null;

    private static IEnumerable<string> Ids(IEnumerable<JsonNode> nodes) => nodes
        .OfType<JsonObject>()
        .Select(node => node.At("id"))
        .OfType<JsonString>()
        .Select(id => id.Value)
        .Where(id => id.Length > 0);
}
