using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Sockopt.Analyzers;
using Sockopt.Analyzers.Hints;
using Sockopt.CodeFixes.Statements;

namespace Sockopt.CodeFixes;

/// <summary>Makes a call on the systems alone that have what it names, where it is a statement of its own.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(GuardCallFix)), Shared]
public sealed class GuardCallFix : TextFix
{
    private static readonly char[] Comma = [','];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.MissingOnTargetPlatform];

    private protected override IEnumerable<TextEdit> Find(
        SemanticModel model, SourceText text, Diagnostic diagnostic, CancellationToken cancellation) =>
        diagnostic.Properties.TryGetValue(FixHints.Systems, out string? systems)
        && systems?.Split(Comma, StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } names
        && FindStatement(model.SyntaxTree.GetRoot(cancellation), diagnostic.Location.SourceSpan) is { } statement
        && WriteCondition(model, statement.SpanStart, names) is { } condition
            ?
            [
                new TextEdit(
                    $"Call it on {string.Join(" and ", names.Select(Prose))} only",
                    [Guard(text, statement, condition)],
                    Variant: systems),
            ]
            : [];

    private static string Prose(string system) => system == "MacOS" ? "macOS" : system;

    private static ExpressionStatementSyntax? FindStatement(SyntaxNode root, TextSpan argument) =>
        CallStatement.Find(root, argument) is { ContainsDirectives: false } statement
        && statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax
        && !statement.DescendantTokens().Any(IsOnSeveralLines)
            ? statement
            : null;

    // To move the lines of a string would change it.
    private static bool IsOnSeveralLines(SyntaxToken token) => token.Text.IndexOf('\n') >= 0;

    private static string? WriteCondition(SemanticModel model, int position, string[] systems)
    {
        const string Type = "OperatingSystem";

        INamedTypeSymbol? type = model.Compilation.GetTypeByMetadataName("System." + Type);
        if (type is null || systems.Any(system => type.GetMembers("Is" + system).IsEmpty))
        {
            return null;
        }

        string name = model.LookupSymbols(position, name: Type) is [var found]
            && SymbolEqualityComparer.Default.Equals(found, type)
                ? Type
                : "global::System." + Type;
        return string.Join(" || ", systems.Select(system => $"{name}.Is{system}()"));
    }

    private static TextChange Guard(SourceText text, ExpressionStatementSyntax statement, string condition)
    {
        TextLine first = text.Lines.GetLineFromPosition(statement.SpanStart);
        string indent = text.ToString(TextSpan.FromBounds(first.Start, statement.SpanStart));
        bool hasItsLines = string.IsNullOrWhiteSpace(indent) && statement.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia);
        if (!hasItsLines)
        {
            return new TextChange(statement.Span, $"if ({condition}) {{ {statement} }}");
        }

        string end = text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak));
        string step = indent.IndexOf('\t') >= 0 ? "\t" : "    ";
        string inner = statement.ToString().Replace("\n", "\n" + step);
        return new TextChange(
            statement.Span,
            $"if ({condition}){end}{indent}{{{end}{indent}{step}{inner}{end}{indent}}}");
    }
}
