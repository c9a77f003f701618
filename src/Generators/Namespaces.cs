using Microsoft.CodeAnalysis.CSharp;

namespace Sockopt.Generators;

/// <summary>Namespaces that a project names.</summary>
internal static class Namespaces
{
    /// <summary>A namespace as C# can write it: the default root namespace of <c>my-app.csproj</c> is <c>my-app</c>.</summary>
    public static string Valid(string name) => string.Join(".", name.Split('.').Select(ValidPart));

    private static string ValidPart(string part)
    {
        string valid = string.Concat(part.Trim().Select(c => SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_'));
        return valid.Length == 0 || !SyntaxFacts.IsIdentifierStartCharacter(valid[0]) ? "_" + valid
            : SyntaxFacts.GetKeywordKind(valid) != SyntaxKind.None ? "@" + valid
            : valid;
    }
}
