using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Sockopt.Analyzers;

namespace Sockopt.CodeFixes;

/// <summary>Says that the result of a call is dropped on purpose: <c>_ = call;</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DiscardResultFix)), Shared]
public sealed class DiscardResultFix : CodeFixProvider
{
    private const string Title = "Discard the result explicitly";
    private const string Discard = "_";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.ClearedValueDiscarded, RuleIds.IgnoredError];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (model is null || root is not { SyntaxTree.Options: CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp7 } })
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (CallStatement.Find(root, diagnostic.Location.SourceSpan) is { } statement
                && IsDiscardFree(model, statement.SpanStart))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        Title,
                        cancellation => DiscardAsync(context.Document, statement, cancellation),
                        equivalenceKey: nameof(DiscardResultFix)),
                    diagnostic);
            }
        }
    }

    // Where something is called _, the assignment would change it.
    private static bool IsDiscardFree(SemanticModel model, int position) => model.LookupSymbols(position, name: Discard).IsEmpty;

    private static async Task<Document> DiscardAsync(
        Document document, ExpressionStatementSyntax statement, CancellationToken cancellation)
    {
        SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return document.WithText(text.WithChanges(new TextChange(new TextSpan(statement.SpanStart, 0), $"{Discard} = ")));
    }
}
