using Microsoft.CodeAnalysis;

namespace Sockopt.CodeFixes.Usings;

/// <summary>Which names a place in a document can use without a using directive more.</summary>
internal static class KnownNames
{
    /// <summary>Whether the types of a namespace can be named at a place.</summary>
    /// <param name="model">The document.</param>
    /// <param name="position">The place.</param>
    /// <param name="type">The full name of a type of the namespace.</param>
    public static bool Has(SemanticModel model, int position, string type) =>
        model.LookupNamespacesAndTypes(position, name: type.Substring(type.LastIndexOf('.') + 1))
            .Any(found => found.ToDisplayString() == type);
}
