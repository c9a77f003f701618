namespace Sockopt.Generators.Model;

/// <summary>A table of options: everything that is generated from it, and nothing of where it stood in the text.</summary>
/// <remarks>Levels and types are ordered by their names in .NET, so that the order of the table makes no difference.</remarks>
internal sealed record TableModel(
    EquatableArray<LevelModel> Levels, EquatableArray<StructModel> Structs, EquatableArray<EnumModel> Enums);
