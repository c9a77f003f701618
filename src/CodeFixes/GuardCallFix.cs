using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
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
                    [StatementGuard.At(text, statement).Around(statement, condition)],
                    Variant: systems),
            ]
            : [];

    private static string Prose(string system) => system == "MacOS" ? "macOS" : system;

    private static ExpressionStatementSyntax? FindStatement(SyntaxNode root, TextSpan argument) =>
        CallStatement.Find(root, argument) is { } statement && StatementGuard.IsPossible(statement) ? statement : null;

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
}
