namespace Sockopt.Generators.Model;

/// <summary>One level, and all that its files depend on: another level's edit leaves it equal.</summary>
internal sealed record LevelOutput(OutputSettings Settings, LevelModel Level);

/// <summary>The types that a table declares, and all that their file depends on.</summary>
internal sealed record TypesOutput(OutputSettings Settings, EquatableArray<StructModel> Structs, EquatableArray<EnumModel> Enums);

/// <summary>The list of a table's levels, and all that its file depends on.</summary>
internal sealed record LevelListOutput(OutputSettings Settings, EquatableArray<LevelHeader> Levels);

/// <summary>A level without its options.</summary>
internal sealed record LevelHeader(string Name, string Id, string Prefix, AbiMap<long> Numbers, EquatableArray<string> Domains)
{
    /// <summary>The names of the types that are generated for it.</summary>
    public LevelNames Names => new(Id);
}

/// <summary>The options of a level as the catalog has them, and all that their file depends on.</summary>
internal sealed record LevelCatalogOutput(OutputSettings Settings, string Level, EquatableArray<CatalogEntry> Entries);
