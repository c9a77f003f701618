using System.Collections.Immutable;

namespace Sockopt.Analyzers.Catalog;

/// <summary>One level of the table. Its options are parsed when they are first asked for.</summary>
internal sealed class CatalogLevel
{
    private readonly Lazy<ImmutableArray<CatalogOption>> _options;

    private CatalogLevel(
        string id,
        string name,
        PerAbi<int?> numbers,
        ImmutableArray<string> domains,
        string prefix,
        string keyClass,
        Func<string, string[]> options)
    {
        Id = id;
        Name = name;
        Numbers = numbers;
        Domains = domains;
        Prefix = prefix;
        KeyClass = keyClass;
        _options = new Lazy<ImmutableArray<CatalogOption>>(
            () => [.. options(id).Select(line => CatalogOption.Parse(this, line))]);
    }

    /// <summary>Its name in the typed API, such as <c>Tcp</c>.</summary>
    public string Id { get; }

    /// <summary>Its name in C, such as <c>IPPROTO_TCP</c>.</summary>
    public string Name { get; }

    /// <summary>Its number, where it exists. Two levels may share one.</summary>
    public PerAbi<int?> Numbers { get; }

    /// <summary>The domains whose sockets have it; none means all.</summary>
    public ImmutableArray<string> Domains { get; }

    /// <summary>What its options' names begin with as properties of a socket's view.</summary>
    public string Prefix { get; }

    /// <summary>The class of its keys, such as <c>TcpOption</c>.</summary>
    public string KeyClass { get; }

    /// <summary>Its options.</summary>
    public ImmutableArray<CatalogOption> Options => _options.Value;

    /// <summary>Reads one line of the list of levels.</summary>
    /// <param name="line">The line.</param>
    /// <param name="options">Gives the lines of a level's options, by its id.</param>
    public static CatalogLevel Parse(string line, Func<string, string[]> options)
    {
        string[] columns = line.Split('\t');
        return new CatalogLevel(
            id: columns[0],
            name: columns[1],
            numbers: AbiNumbers.Parse(columns[2]),
            domains: columns[3].Length == 0 ? [] : [.. columns[3].Split(',')],
            prefix: columns[4],
            keyClass: columns[5],
            options);
    }
}
