using Sockopt.Generators.Model;
using Sockopt.Generators.Table.Json;

namespace Sockopt.Generators.Table;

/// <summary>Which names the types that are generated from a table take, beside those that it declares.</summary>
internal sealed class GeneratedNames
{
    private readonly Dictionary<string, string> _owners = new() { [TypeNames.Catalog] = "the catalog" };

    /// <param name="levels">The levels of the table; those that are wrong count too.</param>
    /// <param name="types">The enumerations and structs that it declares.</param>
    public GeneratedNames(IEnumerable<JsonNode> levels, IEnumerable<JsonNode> types)
    {
        foreach (string level in Ids(levels))
        {
            foreach (string name in new LevelNames(level).All)
            {
                _owners[name] = $"the level {level}";
            }
        }

        foreach (string type in Ids(types))
        {
            _owners[TypeNames.CodecOf(type)] = $"the type {type}";
        }
    }

    /// <summary>What a name is generated for, or null if it is free.</summary>
    public string? Owner(string name) => _owners.TryGetValue(name, out string? owner) ? owner : null;

    private static IEnumerable<string> Ids(IEnumerable<JsonNode> nodes) => nodes
        .OfType<JsonObject>()
        .Select(node => node.At("id"))
        .OfType<JsonString>()
        .Select(id => id.Value)
        .Where(id => id.Length > 0);
}
