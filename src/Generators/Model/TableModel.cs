namespace Sockopt.Generators.Model;

/// <summary>A table of options: everything that is generated from it, and nothing of where it stood in the text.</summary>
/// <remarks>Levels and types are ordered by their names in .NET, so that the order of the table makes no difference.</remarks>
internal sealed record TableModel(
    EquatableArray<LevelModel> Levels, EquatableArray<StructModel> Structs, EquatableArray<EnumModel> Enums)
{
    /// <summary>The struct that a value is, or null if it is none.</summary>
    public StructModel? FindStruct(ValueModel value) =>
        value.Kind == ValueKind.Struct ? Structs.FirstOrDefault(type => type.Id == value.Type) : null;

    /// <summary>The enumeration that a value is, or null if it is none.</summary>
    public EnumModel? FindEnum(ValueModel value) =>
        value.Kind is ValueKind.Enum or ValueKind.MappedEnum ? Enums.FirstOrDefault(type => type.Id == value.Type) : null;
}
