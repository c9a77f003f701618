namespace Sockopt.Generators.Model;

/// <summary>An option of the catalog, with what follows from the type of its value. Keys do not depend on that, and are not
/// printed again when a type changes.</summary>
/// <param name="Option">The option.</param>
/// <param name="Length">How many bytes a value is on a system; null where that varies.</param>
/// <param name="Members">The members of the enumeration that it is, if the table declares it.</param>
internal sealed record CatalogEntry(OptionModel Option, PerAbi<int?> Length, EquatableArray<CatalogMember> Members)
{
    /// <param name="option">The option.</param>
    /// <param name="table">The table that it is of, which declares its type.</param>
    public static CatalogEntry Of(OptionModel option, TableModel table)
    {
        Abi[] systems = [.. Abis.Emitted.Where(option.Numbers.Has)];
        AbiMap<int?> lengths = new(new(systems.Select(
            abi => new AbiEntry<int?>(abi, WireLength.Of(option, table.FindStruct(option.Value), abi)))));
        return new(
            option,
            systems.Length > 0 ? lengths.Most(systems, absent: null) : new(null, AbiMap<int?>.Empty),
            table.FindEnum(option.Value) is { } type ? new(CatalogMember.Of(type)) : EquatableArray<CatalogMember>.Empty);
    }
}
