namespace Sockopt.Generators.Model;

/// <summary>An option.</summary>
internal sealed record OptionModel
{
    /// <summary>The option's name in C: SO_KEEPALIVE.</summary>
    public required string Name { get; init; }

    /// <summary>Its name in .NET: KeepAlive.</summary>
    public required string Id { get; init; }

    /// <summary>What it does, in a sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>What else there is to know, or null.</summary>
    public required string? Remarks { get; init; }

    /// <summary>Where it is documented.</summary>
    public required string Source { get; init; }

    /// <summary>The kind of its value.</summary>
    public required ValueModel Value { get; init; }

    /// <summary>What can be done with it.</summary>
    public required PerAbi<OptionAccess> Access { get; init; }

    /// <summary>Whether reading it clears it.</summary>
    public required bool ClearsOnGet { get; init; }

    /// <summary>Its number on each system that has it.</summary>
    public required AbiMap<long> Numbers { get; init; }

    /// <summary>Other spellings of its number.</summary>
    public required AbiMap<string> Names { get; init; }

    /// <summary>How its number travels where it is not an int in the machine's byte order.</summary>
    public required AbiMap<WireForm> Wire { get; init; }

    /// <summary>The values it takes, if not all that its kind has.</summary>
    public required PerAbi<NumberRange>? Range { get; init; }

    /// <summary>The socket types that have it; none means all.</summary>
    public required EquatableArray<string> Sockets { get; init; }

    /// <summary>The domains whose sockets have it; none means those of the level.</summary>
    public required EquatableArray<string> Domains { get; init; }

    /// <summary>The state that a socket must be in when it is set, or null.</summary>
    public required string? When { get; init; }

    /// <summary>The privilege that setting it takes.</summary>
    public required AbiMap<PrivilegeModel> Privilege { get; init; }

    /// <summary>The first version of a system that has it.</summary>
    public required AbiMap<string> Since { get; init; }

    /// <summary>What a system does to a value that is set: doubled, clamped, rounded, ignored.</summary>
    public required AbiMap<string> Kernel { get; init; }

    /// <summary>What it does on the core.</summary>
    public required CoreBehaviour Core { get; init; }

    /// <summary>The errors, beyond a short value, that the core answers with.</summary>
    public required EquatableArray<string> CoreErrors { get; init; }

    /// <summary>The framework's names for it.</summary>
    public required EquatableArray<FrameworkName> Frameworks { get; init; }

    /// <summary>The framework's properties that get and set it.</summary>
    public required EquatableArray<FrameworkProperty> Properties { get; init; }

    /// <summary>The id of the option of which this is another form, with the same numbers and another kind of value; or
    /// null.</summary>
    public required string? VariantOf { get; init; }

    /// <summary>A value to set in tests, unlike the default, as the table writes it: one entry, or for a struct one for each of
    /// its <see cref="StructModel.Members"/>; none if there is no such value.</summary>
    public required EquatableArray<string> Test { get; init; }

    /// <summary>Its number on the core.</summary>
    public long CoreNumber => Numbers.TryGet(Abi.Core, out long number) ? number : throw new InvalidOperationException(Name);

    /// <summary>What can be done with it on some system.</summary>
    public OptionAccess AnyAccess => AccessOn(Abis.All);

    /// <summary>What generated code can do with it on some system.</summary>
    public OptionAccess KeyAccess => AccessOn(Abis.Emitted);

    /// <summary>Its codec, if that is not one of the runtime's.</summary>
    public OwnCodec? OwnCodec
    {
        get
        {
            AbiMap<WireForm> wire = new(new(Wire.Entries.Where(entry => Abis.Hosts.Contains(entry.Abi))));
            return Value.Maximum > 0 || Range is not null || !wire.IsEmpty ? new(Value, EmittedRange, wire) : null;
        }
    }

    /// <summary>The values that its key takes on one system or another, if not all that its kind has: which system it will run on
    /// is not known where the key is written.</summary>
    public NumberRange? KeyRange
    {
        get
        {
            PerAbi<NumberRange>? range = Range;
            NumberRange[] ranges = range is { } limits ? [.. Abis.Emitted.Where(Numbers.Has).Select(abi => limits[abi])] : [];
            return ranges.Length > 0 ? new(ranges.Min(one => one.Minimum), ranges.Max(one => one.Maximum)) : null;
        }
    }

    /// <summary>Its name in C on a system.</summary>
    public string NameOn(Abi abi) => Names.TryGet(abi, out string name) ? name : Name;

    /// <summary>The values that it takes on a system, if not all that its kind has.</summary>
    public NumberRange? RangeOn(Abi abi) =>
        Range is { } range ? range[abi]
        : Value.Kind != ValueKind.Flag && Wire.TryGet(abi, out WireForm form) && form == WireForm.Byte ? NumberRange.OfByte
        : null;

    /// <summary>Whether the core can be asked for its value.</summary>
    public bool CoreReads => Core != CoreBehaviour.Absent && (Access[Abi.Core] & OptionAccess.Get) != 0;

    /// <summary>Whether the core lets it be set.</summary>
    public bool CoreSets => Core != CoreBehaviour.Absent && (Access[Abi.Core] & OptionAccess.Set) != 0;

    /// <summary>Whether the core keeps its value: it can be set, and read back as often as one likes.</summary>
    public bool CoreKeeps => CoreReads && CoreSets && !ClearsOnGet;

    /// <summary>Whether the core can fail to tell its value.</summary>
    public bool CoreReadFails => CoreReads && !CoreKeeps && CoreErrors.Count > 0;

    /// <summary>The framework's name by which it is set, if the framework does the same, and takes the value as it is; or
    /// null.</summary>
    public FrameworkName? SetBy => (KeyAccess & OptionAccess.Set) != 0
        && Value.Kind is ValueKind.Flag or ValueKind.Int32 or ValueKind.Seconds or ValueKind.Milliseconds or ValueKind.Timeval
            or ValueKind.Linger
            ? Frameworks.FirstOrDefault(name => name.IsFaithful)
            : null;

    /// <summary>The names of the platforms that have it, if one of those that most .NET code targets has not.</summary>
    public IEnumerable<string> Platforms
    {
        get
        {
            AbiMap<long> numbers = Numbers;
            bool everywhere = numbers.Has(Abi.Linux) && numbers.Has(Abi.Darwin) && numbers.Has(Abi.Windows);
            return everywhere ? [] : Abis.Hosts.Where(numbers.Has).SelectMany(Abis.PlatformNames);
        }
    }

    /// <summary>The values it takes, without what is said of systems that generated code does not run on, or is said in
    /// vain.</summary>
    private PerAbi<NumberRange>? EmittedRange => Range is { } range
        ? new(range.Default, new(new(range.Overrides.Entries.Where(
            entry => Abis.Emitted.Contains(entry.Abi) && entry.Value != range.Default))))
        : null;

    private OptionAccess AccessOn(IEnumerable<Abi> systems)
    {
        PerAbi<OptionAccess> access = Access;
        return systems.Where(Numbers.Has).Aggregate(OptionAccess.None, (any, abi) => any | access[abi]);
    }
}
