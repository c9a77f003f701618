using System.Collections.Immutable;

namespace Sockopt.Analyzers.Catalog;

/// <summary>One option of the table. A column is parsed when it is first asked for: most are not, of most options.</summary>
internal sealed class CatalogOption
{
    private readonly string[] _columns;

    private CatalogOption(CatalogLevel level, string[] columns)
    {
        Level = level;
        _columns = columns;
    }

    /// <summary>The level that it belongs to.</summary>
    public CatalogLevel Level { get; }

    /// <summary>Whether it is known from the key of another table alone, which does not say where it exists.</summary>
    public bool IsOfOtherTable => Level.Id.Length == 0;

    /// <summary>Its name in C, such as <c>SO_TYPE</c>.</summary>
    public string Name => _columns[0];

    /// <summary>Its name in the typed API, such as <c>SocketType</c>.</summary>
    public string Id => _columns[1];

    /// <summary>Its key in the typed API, such as <c>TcpOption.UserTimeout</c>.</summary>
    public string Key => $"{Level.KeyClass}.{Id}";

    /// <summary>The kind of its value, such as <c>flag</c> or <c>text(16)</c>.</summary>
    public string Value => _columns[2];

    /// <summary>What may be done with it.</summary>
    public PerAbi<OptionAccess> Access => field ??= PerAbi<OptionAccess>.Parse(_columns[3], ';', ParseAccess);

    /// <summary>Its number, where it exists.</summary>
    public PerAbi<int?> Numbers => field ??= AbiNumbers.Parse(_columns[4]);

    /// <summary>The values it accepts, where that is known.</summary>
    public PerAbi<ValueRange?> Range => field ??= PerAbi<ValueRange?>.Parse(_columns[5], ';', ValueRange.Parse);

    /// <summary>The framework's names for it.</summary>
    public ImmutableArray<FrameworkPair> Frameworks =>
        field.IsDefault ? field = FrameworkPair.ParseList(_columns[6]) : field;

    /// <summary>The framework's properties that get or set it.</summary>
    public ImmutableArray<FrameworkProperty> Properties =>
        field.IsDefault ? field = FrameworkProperty.ParseList(_columns[7]) : field;

    /// <summary>How many bytes a value is, where all values are equally long and the option exists.</summary>
    public PerAbi<int?> Length => field ??= PerAbi<int?>.Parse(_columns[8], ';', AbiNumbers.ParseNumber);

    /// <summary>Whether reading it clears it.</summary>
    public bool ClearsOnGet => _columns[9].Length > 0;

    /// <summary>The types of the sockets that have it, such as <c>stream</c>; none means all.</summary>
    public ImmutableArray<string> Sockets => field.IsDefault ? field = CatalogText.List(_columns[10]) : field;

    /// <summary>The domains whose sockets have it, its own or those of its level; none means all.</summary>
    public ImmutableArray<string> Domains =>
        field.IsDefault ? field = _columns[11].Length == 0 ? Level.Domains : CatalogText.List(_columns[11]) : field;

    /// <summary>The state that a socket must be in when it is set, such as <c>beforeBind</c>; null if any will do.</summary>
    public string? When => CatalogText.OrNull(_columns[12]);

    /// <summary>What a system does to a value that is set, such as <c>doubled</c>; null if nothing is known.</summary>
    public PerAbi<string?> Kernel => field ??= PerAbi<string?>.Parse(_columns[13], ';', CatalogText.OrNull);

    /// <summary>The type of its value in the typed API, such as <c>System.TimeSpan</c>.</summary>
    public string Type => _columns[14];

    /// <summary>The members of its type, if that is an enumeration that the table declares.</summary>
    public ImmutableArray<CatalogMember> Members => field.IsDefault ? field = CatalogMember.ParseList(_columns[15]) : field;

    /// <summary>Reads one line of a level.</summary>
    public static CatalogOption Parse(CatalogLevel level, string line) => new(level, CatalogText.Columns(line));

    /// <summary>Whether the framework has some way to the option on <paramref name="abi"/>.</summary>
    public bool IsReachedByFramework(Abi abi)
    {
        foreach (FrameworkPair pair in Frameworks)
        {
            if (IsReachedBy(pair, abi))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the framework gets to the option, or does as if it had, when it is given two of the option's names on
    /// <paramref name="abi"/>.</summary>
    public bool IsReachedBy(string level, string name, Abi abi)
    {
        foreach (FrameworkPair pair in Frameworks)
        {
            if (pair.Level == level && pair.Name == name && IsReachedBy(pair, abi))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The same for one pair of the option's names.</summary>
    public bool IsReachedBy(FrameworkPair pair, Abi abi) =>
        Numbers[abi] is null ? pair.Also.Contains(abi) : !pair.Not.Contains(abi);

    /// <summary>The same on all of some systems.</summary>
    public bool IsReachedBy(FrameworkPair pair, AbiSet systems) => systems.All(system => IsReachedBy(pair, system));

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
