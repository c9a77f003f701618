using System.Collections.Immutable;

namespace Sockopt.Analyzers.Catalog;

/// <summary>The table of options as the analyzers see it.</summary>
internal sealed class OptionCatalog
{
    private readonly Lazy<OptionIndex> _byFrameworkPair;
    private readonly Lazy<OptionIndex> _byProperty;

    /// <summary>Reads a catalog.</summary>
    /// <param name="levels">The list of levels, one a line.</param>
    /// <param name="options">Gives the options of a level, one a line, by the level's id.</param>
    public OptionCatalog(string levels, Func<string, string> options)
    {
        Levels = [.. CatalogText.Lines(levels).Select(line => CatalogLevel.Parse(line, id => CatalogText.Lines(options(id))))];
        _byFrameworkPair = new Lazy<OptionIndex>(() => Index(AddPairs));
        _byProperty = new Lazy<OptionIndex>(() => Index(AddProperties));
    }

    /// <summary>The project's own table.</summary>
    public static OptionCatalog Default { get; } = new(SocketOptionCatalog.Levels, SocketOptionCatalog.Options);

    /// <summary>The levels.</summary>
    public ImmutableArray<CatalogLevel> Levels { get; }

    /// <summary>The level that the typed API calls <paramref name="id"/>.</summary>
    public CatalogLevel? FindLevel(string id)
    {
        foreach (CatalogLevel level in Levels)
        {
            if (level.Id == id)
            {
                return level;
            }
        }

        return null;
    }

    /// <summary>The options for which the framework has the names <paramref name="level"/> and <paramref name="name"/>.</summary>
    // They can be of another level: the framework has one name for the protection level of IPv6 and of IPv4.
    public IReadOnlyList<CatalogOption> Find(string level, string name) => _byFrameworkPair.Value[level, name];

    /// <summary>What the framework gets to by the names <paramref name="level"/> and <paramref name="name"/> on
    /// <paramref name="abi"/>.</summary>
    public IReadOnlyList<CatalogOption> Find(Abi abi, string level, string name)
    {
        List<CatalogOption> reached = [];
        foreach (CatalogOption option in Find(level, name))
        {
            if (option.IsReachedBy(level, name, abi))
            {
                reached.Add(option);
            }
        }

        return reached;
    }

    /// <summary>
    /// What two numbers may denote on <paramref name="abi"/>. There can be several answers: on the BSDs level 0 is that of IP and
    /// that of local sockets, and on Linux option 26 of the socket level is one option to get and another to set.
    /// </summary>
    public IReadOnlyList<CatalogOption> Find(Abi abi, int level, int number)
    {
        List<CatalogOption> found = [];
        foreach (CatalogLevel candidate in Levels)
        {
            if (candidate.Numbers[abi] != level)
            {
                continue;
            }

            foreach (CatalogOption option in candidate.Options)
            {
                if (option.Numbers[abi] == number)
                {
                    found.Add(option);
                }
            }
        }

        return found;
    }

    /// <summary>
    /// The options that a property of the framework gets or sets: Ttl of Socket is IP_TTL or IPV6_UNICAST_HOPS.
    /// </summary>
    public IReadOnlyList<CatalogOption> FindProperty(string type, string name) => _byProperty.Value[type, name];

    /// <summary>The option of a key of the typed API.</summary>
    /// <param name="level">The level's name in C.</param>
    /// <param name="name">The option's name in C.</param>
    /// <param name="id">The key's name: several keys can be one option, each with another type of value.</param>
    public CatalogOption? FindKey(string level, string name, string id)
    {
        foreach (CatalogLevel candidate in Levels)
        {
            if (candidate.Name == level)
            {
                return candidate.Options.FirstOrDefault(option => option.Id == id && option.Name == name);
            }
        }

        return null;
    }

    private OptionIndex Index(Action<OptionIndex, CatalogOption> add)
    {
        OptionIndex index = new();
        foreach (CatalogLevel level in Levels)
        {
            foreach (CatalogOption option in level.Options)
            {
                add(index, option);
            }
        }

        return index;
    }

    private static void AddPairs(OptionIndex index, CatalogOption option)
    {
        foreach (FrameworkPair pair in option.Frameworks)
        {
            index.Add(pair.Level, pair.Name, option);
        }
    }

    private static void AddProperties(OptionIndex index, CatalogOption option)
    {
        foreach (FrameworkProperty property in option.Properties)
        {
            index.Add(property.Type, property.Name, option);
        }
    }
}
