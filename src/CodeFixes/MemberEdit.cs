using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Sockopt.CodeFixes;

/// <summary>The edit that writes a member of an enum instead of an expression of that enum.</summary>
internal static class MemberEdit
{
    /// <summary>The edit, or null where the member cannot be named for certain.</summary>
    /// <param name="model">The document.</param>
    /// <param name="written">The expression.</param>
    /// <param name="member">The name of the member.</param>
    public static TextChange? Find(SemanticModel model, ExpressionSyntax written, string member)
    {
        if (model.GetTypeInfo(written).Type is not INamedTypeSymbol { TypeKind: TypeKind.Enum } type
            || written.DescendantTrivia().Any(static trivia => trivia.IsDirective))
        {
            return null;
        }

        // The type is spelled as it is spelled there: in full, by an alias, or not at all.
        return Spellings(written, type, member)
            .Where(change => IsMember(model, written, change, type, member))
            .Select(static change => (TextChange?)change)
            .FirstOrDefault();
    }

    private static IEnumerable<TextChange> Spellings(ExpressionSyntax written, INamedTypeSymbol type, string member)
    {
        if (written is MemberAccessExpressionSyntax access)
        {
            yield return new TextChange(access.Name.Span, member);
        }
        else if (written is IdentifierNameSyntax)
        {
            yield return new TextChange(written.Span, member);
        }

        yield return new TextChange(written.Span, $"{type.Name}.{member}");
        yield return new TextChange(written.Span, $"{type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.{member}");
    }

    private static bool IsMember(
        SemanticModel model, ExpressionSyntax written, TextChange change, INamedTypeSymbol type, string member)
    {
        string text = written.ToString();
        int start = change.Span.Start - written.SpanStart;
        ExpressionSyntax changed = SyntaxFactory.ParseExpression(text.Substring(0, start) + change.NewText);
        return model.GetSpeculativeSymbolInfo(written.SpanStart, changed, SpeculativeBindingOption.BindAsExpression).Symbol
            is IFieldSymbol { ContainingType: var container } field
            && field.Name == member
            && SymbolEqualityComparer.Default.Equals(container, type);
    }
}
