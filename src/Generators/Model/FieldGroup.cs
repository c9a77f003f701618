namespace Sockopt.Generators.Model;

/// <summary>Fields of a struct that exist on the same systems.</summary>
internal readonly record struct FieldGroup(EquatableArray<Abi> Systems, EquatableArray<FieldModel> Fields)
{
    /// <summary>The systems that do not have them.</summary>
    public IEnumerable<Abi> Others => Abis.Emitted.Except(Systems);
}
