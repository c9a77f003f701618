using Microsoft.CodeAnalysis;

namespace Sockopt.CodeFixes.Usings;

/// <summary>Which names a place in a document can use, and which of them mean something else there.</summary>
internal static class KnownNames
{
    /// <summary>Whether the types of a namespace can be named at a place without a using directive more.</summary>
    /// <param name="model">The document.</param>
    /// <param name="position">The place.</param>
    /// <param name="type">The full name of a type of the namespace.</param>
    public static bool Has(SemanticModel model, int position, string type) =>
        model.LookupNamespacesAndTypes(position, name: type.Substring(type.LastIndexOf('.') + 1))
            .Any(found => found.ToDisplayString() == type);

    /// <summary>Whether nobody but one library has methods of some names for a socket. A nearer one would be called
    /// instead.</summary>
    /// <param name="model">The document.</param>
    /// <param name="position">The place of the call.</param>
    /// <param name="socket">What is called.</param>
    /// <param name="library">The namespace of the library.</param>
    /// <param name="methods">The names.</param>
    public static bool AreFree(
        SemanticModel model, int position, ITypeSymbol socket, string library, IEnumerable<string> methods) =>
        methods
            .SelectMany(method => model.LookupSymbols(position, socket, method, includeReducedExtensionMethods: true))
            .All(found => found.ContainingNamespace.ToDisplayString() == library);
}
