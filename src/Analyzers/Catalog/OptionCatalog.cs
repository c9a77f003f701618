using System.Collections.Immutable;

namespace Sockopt.Analyzers.Catalog;

/// <summary>The table of options as the analyzers see it.</summary>
internal sealed class OptionCatalog
{
    private static readonly char[] LineEnd = ['\n'];

    private readonly Lazy<ILookup<(string Level, string Name), CatalogOption>> _byFrameworkNames;
    private readonly Lazy<ILookup<(string Type, string Name), CatalogOption>> _byProperty;

    /// <summary>Reads a catalog.</summary>
    /// <param name="levels">The list of levels, one a line.</param>
    /// <param name="options">Gives the options of a level, one a line, by the level's id.</param>
    public OptionCatalog(string levels, Func<string, string> options)
    {
        Levels = [.. Lines(levels).Select(line => CatalogLevel.Parse(line, id => Lines(options(id))))];
        _byFrameworkNames = new Lazy<ILookup<(string Level, string Name), CatalogOption>>(() =>
            All().SelectMany(static option => option.Frameworks.Select(pair => (pair.Level, pair.Name, option)))
                .ToLookup(static entry => (entry.Level, entry.Name), static entry => entry.option));
        _byProperty = new Lazy<ILookup<(string Type, string Name), CatalogOption>>(() =>
            All().SelectMany(static option => option.Properties.Select(property => (property.Type, property.Name, option)))
                .ToLookup(static entry => (entry.Type, entry.Name), static entry => entry.option));
    }

    /// <summary>The project's own table.</summary>
    public static OptionCatalog Default { get; } = new(SocketOptionCatalog.Levels, SocketOptionCatalog.Options);

    /// <summary>The levels.</summary>
    public ImmutableArray<CatalogLevel> Levels { get; }

    /// <summary>The level that the typed API calls <paramref name="id"/>.</summary>
    public CatalogLevel? FindLevel(string id) => Levels.FirstOrDefault(level => level.Id == id);

    /// <summary>The options for which the framework has the names <paramref name="level"/> and <paramref name="name"/>.</summary>
    public IEnumerable<CatalogOption> Find(string level, string name) => _byFrameworkNames.Value[(level, name)];

    /// <summary>The options that a property of the framework gets or sets: IP_TTL or IPV6_UNICAST_HOPS is Ttl of Socket.</summary>
    public ImmutableArray<CatalogOption> FindProperty(string type, string name) => [.. _byProperty.Value[(type, name)]];

    /// <summary>The option of a key of the typed API.</summary>
    /// <param name="level">The level's name in C.</param>
    /// <param name="name">The option's name in C.</param>
    /// <param name="id">The key's name: several keys can be one option, each with another type of value.</param>
    public CatalogOption? FindKey(string level, string name, string id) =>
        Levels.FirstOrDefault(candidate => candidate.Name == level)
            ?.Options.FirstOrDefault(option => option.Name == name && option.Id == id);

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

    private IEnumerable<CatalogOption> All() => Levels.SelectMany(static level => level.Options);

    private static string[] Lines(string text) => text.Split(LineEnd, StringSplitOptions.RemoveEmptyEntries);
}
