using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Sockopt.Analyzers;
using Sockopt.CodeFixes.Calls;
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
        SemanticModel model, SourceText text, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (model.SyntaxTree.Options is not CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp7 }
            || CallStatement.FindWhole(model.SyntaxTree.GetRoot(cancellation), diagnostic.Location.SourceSpan) is not { } call
            || !IsDiscardFree(model, call.SpanStart))
        {
            return [];
        }

        // An expression tree may not have an assignment in it.
        TextChange change = new TextChange(new TextSpan(call.SpanStart, 0), $"{Discard} = ");
        return call.Parent is ExpressionStatementSyntax || DocumentEdit.Compiles(model, text.WithChanges(change), cancellation)
            ? [new TextEdit(Title, [change])]
            : [];
    }

    // Where something is called _, the assignment would change it.
    private static bool IsDiscardFree(SemanticModel model, int position) => model.LookupSymbols(position, name: Discard).IsEmpty;
}
