using System.Collections.Immutable;

namespace Sockopt.Analyzers.Catalog;

/// <summary>One option of the table.</summary>
internal sealed record CatalogOption
{
    private static readonly char[] Comma = [','];

    /// <summary>The level that it is of, or null if it is known from the key of another table alone.</summary>
    public required CatalogLevel? Level { get; init; }

    /// <summary>Its name in C, such as <c>SO_TYPE</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its name in the typed API, such as <c>SocketType</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The kind of its value, such as <c>flag</c> or <c>text(16)</c>.</summary>
    public required string Value { get; init; }

    /// <summary>What may be done with it.</summary>
    public required PerAbi<OptionAccess> Access { get; init; }

    /// <summary>Its number, where it exists.</summary>
    public required PerAbi<int?> Numbers { get; init; }

    /// <summary>The values it accepts, where that is known.</summary>
    public required PerAbi<ValueRange?> Range { get; init; }

    /// <summary>The framework's names for it.</summary>
    public required ImmutableArray<FrameworkPair> Frameworks { get; init; }

    /// <summary>The framework's properties for it.</summary>
    public required ImmutableArray<FrameworkProperty> Properties { get; init; }

    /// <summary>How many bytes its value has; null where that varies.</summary>
    public required PerAbi<int?> Length { get; init; }

    /// <summary>Whether reading it clears it.</summary>
    public required bool ClearsOnGet { get; init; }

    /// <summary>The types of sockets that have it (<c>stream</c>, <c>dgram</c>, …); none means all.</summary>
    public required ImmutableArray<string> Sockets { get; init; }

    /// <summary>The domains whose sockets have it (<c>inet</c>, <c>unix</c>, …); none means all.</summary>
    public required ImmutableArray<string> Domains { get; init; }

    /// <summary>When it has to be set to have an effect, such as <c>beforeBind</c>; null means at any time.</summary>
    public required string? When { get; init; }

    /// <summary>What the kernel does to a value that is set, such as <c>doubled</c>; null means nothing.</summary>
    public required PerAbi<string?> Kernel { get; init; }

    /// <summary>The .NET type of its value in the typed API, such as <c>System.TimeSpan</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Whether it is known from the attribute of its key alone, which does not say where it exists.</summary>
    public bool IsOfOtherTable => Level is null;

    /// <summary>Reads one line of a level.</summary>
    public static CatalogOption Parse(CatalogLevel level, string line)
    {
        string[] columns = line.Split('\t');
        return new CatalogOption
        {
            Level = level,
            Name = columns[0],
            Id = columns[1],
            Value = columns[2],
            Access = PerAbi<OptionAccess>.Parse(columns[3], ';', ParseAccess),
            Numbers = AbiNumbers.Parse(columns[4]),
            Range = PerAbi<ValueRange?>.Parse(columns[5], ';', ValueRange.Parse),
            Frameworks = [.. List(columns[6]).Select(FrameworkPair.Parse)],
            Properties = [.. List(columns[7]).Select(FrameworkProperty.Parse)],
            Length = PerAbi<int?>.Parse(columns[8], ';', AbiNumbers.ParseNumber),
            ClearsOnGet = columns[9].Length > 0,
            Sockets = [.. List(columns[10])],
            Domains = columns[11].Length > 0 ? [.. List(columns[11])] : level.Domains,
            When = NullIfEmpty(columns[12]),
            Kernel = PerAbi<string?>.Parse(columns[13], ';', NullIfEmpty),
            Type = columns[14],
        };
    }

    /// <summary>An option of another table, as the attribute of its key tells of it.</summary>
    public static CatalogOption OfOtherTable(
        string name,
        string id,
        string value,
        OptionAccess access,
        ValueRange? range,
        bool clearsOnGet,
        ImmutableArray<string> sockets,
        string? when) => new()
        {
            Level = null,
            Name = name,
            Id = id,
            Value = value,
            Access = PerAbi<OptionAccess>.Everywhere(access),
            Numbers = PerAbi<int?>.Everywhere(null),
            Range = PerAbi<ValueRange?>.Everywhere(range),
            Frameworks = [],
            Properties = [],
            Length = PerAbi<int?>.Everywhere(null),
            ClearsOnGet = clearsOnGet,
            Sockets = sockets,
            Domains = [],
            When = when,
            Kernel = PerAbi<string?>.Everywhere(null),
            Type = "",
        };

    /// <summary>Whether the framework has this pair of names for it, and gets to it on <paramref name="abi"/>.</summary>
    public bool IsReachedBy(string level, string name, Abi abi) =>
        Frameworks.Any(pair => pair.Level == level && pair.Name == name && IsReachedBy(pair, abi));

    /// <summary>Whether the framework has some way to it on <paramref name="abi"/>.</summary>
    public bool IsReachedByFramework(Abi abi) => Frameworks.Any(pair => IsReachedBy(pair, abi));

    private bool IsReachedBy(FrameworkPair pair, Abi abi) =>
        pair.Also.Contains(abi) || (Numbers[abi] is not null && !pair.Not.Contains(abi));

    private static string[] List(string text) => text.Split(Comma, StringSplitOptions.RemoveEmptyEntries);

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static OptionAccess ParseAccess(string text) => text switch
    {
        "" => OptionAccess.None,
        "get" => OptionAccess.Get,
        "set" => OptionAccess.Set,
        "get set" => OptionAccess.Get | OptionAccess.Set,
        "cmsg" => OptionAccess.Ancillary,
        _ => throw new FormatException($"The catalog has no access '{text}'."),
    };
}
