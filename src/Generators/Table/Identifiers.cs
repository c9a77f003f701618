using Sockopt.Generators.Model;

namespace Sockopt.Generators.Table;

/// <summary>Which names the members of generated code can have.</summary>
internal static class Identifiers
{
    /// <summary>What every object has, and what a generated class has beside the options.</summary>
    public static readonly IReadOnlyCollection<string> Taken =
    [
        "Equals", "GetHashCode", "GetType", "ToString", "Finalize", "MemberwiseClone", "ReferenceEquals", "Level",
    ];

    /// <summary>What the catalog, which has a member for each level, has beside them.</summary>
    public static readonly IReadOnlyCollection<string> TakenByCatalog = [TypeNames.Catalog, "Levels", "Options"];

    /// <summary>What the view of a socket's options has beside them.</summary>
    public static readonly IReadOnlyCollection<string> TakenByView = ["Get", "Set"];

    /// <summary>What every generated record struct has beside its fields, or may not have.</summary>
    public static readonly IReadOnlyCollection<string> TakenByRecords = ["Clone", "Codec", "Deconstruct", "PrintMembers"];

    /// <summary>Why a name cannot be used, or null if it can.</summary>
    /// <remarks>Names begin with a capital and no keyword of C# does, so keywords need no list.</remarks>
    public static string? Fault(string name, IReadOnlyCollection<string> taken)
    {
        if (name[0] is not (>= 'A' and <= 'Z')
            || !name.All(c => c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9')))
        {
            return "it must be a capital letter A to Z, then letters and digits";
        }

        return Taken.Contains(name) || taken.Contains(name) ? "that name is taken" : null;
    }
}
