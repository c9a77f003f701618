namespace Sockopt.Generators.Model;

/// <summary>A table of options: everything that is generated from it, and nothing of where it stood in the text.</summary>
internal sealed record TableModel(
    EquatableArray<LevelModel> Levels, EquatableArray<StructModel> Structs, EquatableArray<EnumModel> Enums);
