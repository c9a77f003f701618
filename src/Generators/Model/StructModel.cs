namespace Sockopt.Generators.Model;

/// <summary>A struct that a table declares.</summary>
/// <param name="Id">Its name in .NET.</param>
/// <param name="Name">Its name in C, without <c>struct</c>.</param>
/// <param name="Summary">What it is, in a sentence.</param>
/// <param name="Sizes">Its size in bytes on each system.</param>
/// <param name="Fields">Its fields, in the order of the .NET type.</param>
internal sealed record StructModel(
    string Id, string Name, string Summary, AbiMap<int> Sizes, EquatableArray<FieldModel> Fields);

/// <summary>A field of a struct.</summary>
/// <param name="Id">Its name in .NET.</param>
/// <param name="Summary">What it is, in a sentence.</param>
/// <param name="Value">The kind of its value.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Offsets">Where it stands on each system, in bytes.</param>
internal sealed record FieldModel(string Id, string Summary, ValueModel Value, int Size, AbiMap<int> Offsets);
