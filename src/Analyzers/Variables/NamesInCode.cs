using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Sockopt.Analyzers.Variables;

/// <summary>Where names stand in a piece of code.</summary>
// A member is asked for one name after another, by every call in it, and is gone through once.
internal static class NamesInCode
{
    private static readonly List<IdentifierNameSyntax> None = [];
    private static readonly ConditionalWeakTable<SyntaxNode, Dictionary<string, List<IdentifierNameSyntax>>> Known = new();

    /// <summary>The places of a name, in the order in which they are written. Null, the name of a local that the compiler makes,
    /// stands nowhere.</summary>
    public static IReadOnlyList<IdentifierNameSyntax> Of(SyntaxNode code, string? name) =>
        name is not null && Known.GetValue(code, Read).TryGetValue(name, out List<IdentifierNameSyntax>? places) ? places : None;

    private static Dictionary<string, List<IdentifierNameSyntax>> Read(SyntaxNode code)
    {
        Dictionary<string, List<IdentifierNameSyntax>> names = new(StringComparer.Ordinal);
        foreach (SyntaxNode node in code.DescendantNodes())
        {
            if (node is not IdentifierNameSyntax identifier)
            {
                continue;
            }

            if (!names.TryGetValue(identifier.Identifier.ValueText, out List<IdentifierNameSyntax>? places))
            {
                names.Add(identifier.Identifier.ValueText, places = []);
            }

            places.Add(identifier);
        }

        return names;
    }
}
