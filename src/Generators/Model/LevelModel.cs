namespace Sockopt.Generators.Model;

/// <summary>A protocol level and its options.</summary>
/// <param name="Name">The level's name in C: SOL_SOCKET.</param>
/// <param name="Id">Its name in .NET, which its classes are named after: Socket.</param>
/// <param name="Prefix">What the names of its properties begin with on the view of all options.</param>
/// <param name="Summary">What the level is, in a sentence.</param>
/// <param name="Numbers">Its number on each system that has it.</param>
/// <param name="Domains">The domains whose sockets have it; none means all.</param>
/// <param name="FlagsAreBits">Whether a flag of the core is a bit of one word, its number, and reads back as that in BSD.</param>
/// <param name="Options">Its options by their names in .NET, so that the order of the table makes no difference.</param>
internal sealed record LevelModel(
    string Name,
    string Id,
    string Prefix,
    string Summary,
    AbiMap<long> Numbers,
    EquatableArray<string> Domains,
    bool FlagsAreBits,
    EquatableArray<OptionModel> Options)
{
    /// <summary>The names of the types that are generated for it.</summary>
    public LevelNames Names => new(Id);

    /// <summary>The options that the core answers, by their numbers there.</summary>
    public IEnumerable<OptionModel> CoreOptions =>
        Options.Where(option => option.Core != CoreBehaviour.Absent).OrderBy(option => option.CoreNumber);

    /// <summary>The codecs that its options have and the runtime has not.</summary>
    public IEnumerable<OwnCodec> OwnCodecs => Options
        .Where(option => option.KeyAccess != OptionAccess.None)
        .Select(option => option.OwnCodec)
        .OfType<OwnCodec>()
        .Distinct()
        .OrderBy(codec => codec.Name, StringComparer.Ordinal);

    /// <summary>What a flag of the core reads as in BSD when it is on.</summary>
    public long Bit(OptionModel option) => FlagsAreBits ? option.CoreNumber : 1;

    /// <summary>The level's number on the core.</summary>
    public long CoreNumber => Numbers.TryGet(Abi.Core, out long number) ? number : throw new InvalidOperationException(Name);
}
