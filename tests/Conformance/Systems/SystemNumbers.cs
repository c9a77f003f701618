using System.Collections.Frozen;
using Sockopt.Generators.Model;
using Sockopt.Generators.Table;

namespace Sockopt.Conformance.Systems;

/// <summary>The numbers that a system has for options, errors and domains, from the table of options.</summary>
internal sealed class SystemNumbers
{
    // A case leaves out what stands before the name of a level, or of an option of the socket level.
    private static readonly string[] LevelPrefixes = ["SOL_", "IPPROTO_"];
    private static readonly string[] OptionPrefixes = ["SO_", ""];

    private static readonly Lazy<TableModel> Table = new(Read);

    private readonly Abi _abi;
    private readonly FrozenDictionary<string, long> _levels;
    private readonly FrozenDictionary<string, long> _options;
    private readonly FrozenDictionary<long, Errno> _errors;
    private readonly FrozenDictionary<SocketDomain, long> _domains;

    private SystemNumbers(Abi abi)
    {
        _abi = abi;
        TableModel table = Table.Value;
        _levels = table.Levels
            .Where(level => level.Numbers.Has(abi))
            .ToFrozenDictionary(level => level.Name, level => On(level.Numbers, abi));
        _options = table.Levels.SelectMany(level => level.Options)
            .Where(option => option.Numbers.Has(abi))
            .GroupBy(option => option.NameOn(abi), option => On(option.Numbers, abi))
            .ToFrozenDictionary(numbers => numbers.Key, numbers => numbers.Distinct().Single());
        _errors = Members<Errno>(abi).ToFrozenDictionary(member => member.Number, member => member.Value);
        _domains = Members<SocketDomain>(abi).ToFrozenDictionary(member => member.Value, member => member.Number);
    }

    /// <summary>Those of the core.</summary>
    public static SystemNumbers Core { get; } = new(Abi.Core);

    /// <summary>Those of Linux.</summary>
    public static SystemNumbers Linux { get; } = new(Abi.Linux);

    /// <summary>The number of a level: SOCKET, TCP.</summary>
    /// <returns>Null if the system does not have it.</returns>
    public int? Level(string name) => Find(_levels, LevelPrefixes, name);

    /// <summary>The number of an option: LINGER, TCP_NODELAY.</summary>
    /// <returns>Null if the system does not have it.</returns>
    public int? Option(string name) => Find(_options, OptionPrefixes, name);

    /// <summary>The error that a number means.</summary>
    /// <exception cref="InvalidOperationException">The table has no such error.</exception>
    public Errno Error(int number) => _errors.TryGetValue(number, out Errno error)
        ? error
        : throw new InvalidOperationException($"The table has no error with the number {number} on {_abi}.");

    /// <summary>The number of a domain; one that is no member is its number.</summary>
    public int Domain(SocketDomain domain) => (int)_domains.GetValueOrDefault(domain, (long)domain);

    /// <summary>The domain that a number means.</summary>
    public SocketDomain DomainOf(int number) => _domains.Single(entry => entry.Value == number).Key;

    private static int? Find(FrozenDictionary<string, long> numbers, string[] prefixes, string name) => prefixes
        .Where(prefix => numbers.ContainsKey(prefix + name))
        .Select(prefix => (int?)numbers[prefix + name])
        .FirstOrDefault();

    private static IEnumerable<(T Value, long Number)> Members<T>(Abi abi)
        where T : struct, Enum => Table.Value.Enums
            .Single(type => type.Id == typeof(T).Name).Members
            .Where(member => member.Numbers.Has(abi))
            .Select(member => (Enum.Parse<T>(member.Id), On(member.Numbers, abi)));

    private static long On(AbiMap<long> numbers, Abi abi) =>
        numbers.TryGet(abi, out long number) ? number : throw new InvalidOperationException($"No number on {abi}.");

    private static TableModel Read()
    {
        using Stream stream = typeof(SystemNumbers).Assembly.GetManifestResourceStream("options.json")!;
        using StreamReader reader = new(stream);
        ParsedTable table = TableParser.Parse(reader.ReadToEnd());
        return table.Diagnostics.Count == 0
            ? table.Model!
            : throw new InvalidDataException($"The table of options has an error: {table.Diagnostics[0]}");
    }
}
