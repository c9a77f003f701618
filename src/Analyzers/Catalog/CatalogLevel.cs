using System.Collections.Immutable;

namespace Sockopt.Analyzers.Catalog;

/// <summary>One level of the table. Its options are parsed when they are first asked for.</summary>
internal sealed class CatalogLevel
{
    private readonly Lazy<ImmutableArray<CatalogOption>> _options;

    private CatalogLevel(string[] columns, Func<string, string[]> options)
    {
        Id = columns[0];
        Name = columns[1];
        Numbers = AbiNumbers.Parse(columns[2]);
        Domains = CatalogText.List(columns[3]);
        Prefix = columns[4];
        KeyClass = columns[5];
        _options = new Lazy<ImmutableArray<CatalogOption>>(
            () => [.. options(Id).Select(line => CatalogOption.Parse(this, line))]);
    }

    /// <summary>Its name in the typed API, such as <c>Tcp</c>.</summary>
    public string Id { get; }

    /// <summary>Its name in C, such as <c>IPPROTO_TCP</c>.</summary>
    public string Name { get; }

    /// <summary>Its number, where it exists. Two levels may share one.</summary>
    public PerAbi<int?> Numbers { get; }

    /// <summary>The domains whose sockets have it; none means all.</summary>
    public ImmutableArray<string> Domains { get; }

    /// <summary>What the names of its options begin with among those of all levels; an option whose id begins so has it
    /// once.</summary>
    public string Prefix { get; }

    /// <summary>The class that has a key for each of its options, such as <c>TcpOption</c>.</summary>
    public string KeyClass { get; }

    /// <summary>Its options.</summary>
    public ImmutableArray<CatalogOption> Options => _options.Value;

    /// <summary>A level of another table, of which no more than the name is known.</summary>
    public static CatalogLevel OfOtherTable(string name) => new(["", name, "", "", "", ""], static _ => []);

    /// <summary>Reads one line of the list of levels.</summary>
    /// <param name="line">The line.</param>
    /// <param name="options">Gives the lines of a level's options, by its id.</param>
    public static CatalogLevel Parse(string line, Func<string, string[]> options) => new(CatalogText.Columns(line), options);
}
