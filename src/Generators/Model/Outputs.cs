namespace Sockopt.Generators.Model;

/// <summary>One level, and all that its files depend on: another level's edit leaves it equal.</summary>
internal sealed record LevelOutput(OutputSettings Settings, LevelModel Level);

/// <summary>The types that a table declares, and all that their file depends on.</summary>
internal sealed record TypesOutput(OutputSettings Settings, EquatableArray<StructModel> Structs, EquatableArray<EnumModel> Enums);

/// <summary>The list of a table's levels, and all that its file depends on.</summary>
internal sealed record LevelListOutput(OutputSettings Settings, EquatableArray<LevelHeader> Levels);

/// <summary>A level without its options.</summary>
internal sealed record LevelHeader(string Name, string Id, AbiMap<long> Numbers, EquatableArray<string> Domains);
