namespace Sockopt.Generators.Model;

/// <summary>A member of an enumeration, and the number that calls of a system are likely to have for it.</summary>
internal readonly record struct CatalogMember(string Id, long Number)
{
    /// <summary>The members that Linux has, with their numbers there; if it has none, all of them with those of .NET.</summary>
    public static IEnumerable<CatalogMember> Of(EnumModel type) => type.Members.Any(member => member.Numbers.Has(Abi.Linux))
        ? from member in type.Members
          from entry in member.Numbers.Entries
          where entry.Abi == Abi.Linux
          select new CatalogMember(member.Id, entry.Value)
        : type.Members.Select(member => new CatalogMember(member.Id, member.Value));
}
