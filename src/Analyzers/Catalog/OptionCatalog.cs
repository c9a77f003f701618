using System.Collections.Immutable;

namespace Sockopt.Analyzers.Catalog;

/// <summary>The table of options as the analyzers see it.</summary>
internal sealed class OptionCatalog
{
    private readonly Lazy<ILookup<(string Level, string Name), CatalogOption>> _byFrameworkPair;
    private readonly Lazy<ILookup<(string Type, string Name), CatalogOption>> _byProperty;

    /// <summary>Reads a catalog.</summary>
    /// <param name="levels">The list of levels, one a line.</param>
    /// <param name="options">Gives the options of a level, one a line, by the level's id.</param>
    public OptionCatalog(string levels, Func<string, string> options)
    {
        Levels = [.. CatalogText.Lines(levels).Select(line => CatalogLevel.Parse(line, id => CatalogText.Lines(options(id))))];
        _byFrameworkPair = new Lazy<ILookup<(string Level, string Name), CatalogOption>>(IndexFrameworkPairs);
        _byProperty = new Lazy<ILookup<(string Type, string Name), CatalogOption>>(IndexProperties);
    }

    /// <summary>The project's own table.</summary>
    public static OptionCatalog Default { get; } = new(SocketOptionCatalog.Levels, SocketOptionCatalog.Options);

    /// <summary>The levels.</summary>
    public ImmutableArray<CatalogLevel> Levels { get; }

    /// <summary>The level that the typed API calls <paramref name="id"/>.</summary>
    public CatalogLevel? FindLevel(string id) => Levels.FirstOrDefault(level => level.Id == id);

    /// <summary>The options for which the framework has the names <paramref name="level"/> and <paramref name="name"/>.</summary>
    // They can be of another level: the framework has one name for the protection level of IPv6 and of IPv4.
    public IEnumerable<CatalogOption> Find(string level, string name) => _byFrameworkPair.Value[(level, name)];

    /// <summary>What the framework gets to by the names <paramref name="level"/> and <paramref name="name"/> on
    /// <paramref name="abi"/>.</summary>
    public IEnumerable<CatalogOption> Find(Abi abi, string level, string name) =>
        from option in Find(level, name)
        where option.Frameworks.Any(pair => pair.Level == level && pair.Name == name && option.IsReachedBy(pair, abi))
        select option;

    /// <summary>
    /// What two numbers may denote on <paramref name="abi"/>. There can be several answers: on the BSDs level 0 is that of IP and
    /// that of local sockets, and on Linux option 26 of the socket level is one option to get and another to set.
    /// </summary>
    public IEnumerable<CatalogOption> Find(Abi abi, int level, int number) =>
        from candidate in Levels
        where candidate.Numbers[abi] == level
        from option in candidate.Options
        where option.Numbers[abi] == number
        select option;

    /// <summary>
    /// The options that a property of the framework gets or sets: Ttl of Socket is IP_TTL or IPV6_UNICAST_HOPS.
    /// </summary>
    public ImmutableArray<CatalogOption> FindProperty(string type, string name) => [.. _byProperty.Value[(type, name)]];

    /// <summary>The option of a key of the typed API.</summary>
    /// <param name="level">The level's name in C.</param>
    /// <param name="name">The option's name in C.</param>
    /// <param name="id">The key's name: several keys can be one option, each with another type of value.</param>
    public CatalogOption? FindKey(string level, string name, string id) =>
        Levels.FirstOrDefault(candidate => candidate.Name == level)
            ?.Options.FirstOrDefault(option => option.Name == name && option.Id == id);

    private ILookup<(string Type, string Name), CatalogOption> IndexProperties() =>
    (
        from level in Levels
        from option in level.Options
        from property in option.Properties
        select (Property: (property.Type, property.Name), Option: option))
        .ToLookup(static entry => entry.Property, static entry => entry.Option);

    private ILookup<(string Level, string Name), CatalogOption> IndexFrameworkPairs() =>
    (
        from level in Levels
        from option in level.Options
        from pair in option.Frameworks
        select (Pair: (pair.Level, pair.Name), Option: option)).ToLookup(entry => entry.Pair, entry => entry.Option);
}
