using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Sockopt.Analyzers;
using Sockopt.CodeFixes.Statements;

namespace Sockopt.CodeFixes;

/// <summary>Says that the result of a call is dropped on purpose: <c>_ = call;</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DiscardResultFix)), Shared]
public sealed class DiscardResultFix : TextFix
{
    private const string Title = "Discard the result explicitly";
    private const string Discard = "_";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.ClearedValueDiscarded, RuleIds.IgnoredError];

    private protected override IEnumerable<TextEdit> Find(
        SemanticModel model, SourceText text, Diagnostic diagnostic, CancellationToken cancellation) =>
        model.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp7 }
        && CallStatement.Find(model.SyntaxTree.GetRoot(cancellation), diagnostic.Location.SourceSpan) is { } statement
        && IsDiscardFree(model, statement.SpanStart)
            ? [new TextEdit(Title, [new TextChange(new TextSpan(statement.SpanStart, 0), $"{Discard} = ")])]
            : [];

    // Where something is called _, the assignment would change it.
    private static bool IsDiscardFree(SemanticModel model, int position) => model.LookupSymbols(position, name: Discard).IsEmpty;
}
