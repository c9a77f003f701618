using System.Collections.Immutable;

namespace Sockopt.Analyzers.Catalog;

/// <summary>The table of options as the analyzers see it.</summary>
internal sealed class OptionCatalog
{
    private static readonly char[] LineEnd = ['\n'];

    /// <summary>Reads a catalog.</summary>
    /// <param name="levels">The list of levels, one a line.</param>
    /// <param name="options">Gives the options of a level, one a line, by the level's id.</param>
    public OptionCatalog(string levels, Func<string, string> options) =>
        Levels = [.. Lines(levels).Select(line => CatalogLevel.Parse(line, id => Lines(options(id))))];

    /// <summary>The project's own table.</summary>
    public static OptionCatalog Default { get; } = new(SocketOptionCatalog.Levels, SocketOptionCatalog.Options);

    /// <summary>The levels.</summary>
    public ImmutableArray<CatalogLevel> Levels { get; }

    /// <summary>The level that the typed API calls <paramref name="id"/>.</summary>
    public CatalogLevel? FindLevel(string id) => Levels.FirstOrDefault(level => level.Id == id);

    /// <summary>The options for which the framework has the names <paramref name="level"/> and <paramref name="name"/>.</summary>
    // The framework's levels bear the ids of the table's levels, so only one level has to be parsed.
    public IEnumerable<CatalogOption> Find(string level, string name) =>
        from option in FindLevel(level)?.Options ?? []
        where option.Framework is { } pair && pair.Level == level && pair.Name == name
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

    private static string[] Lines(string text) => text.Split(LineEnd, StringSplitOptions.RemoveEmptyEntries);
}
