using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Sockopt.Analyzers;
using Sockopt.Analyzers.Rules;

namespace Sockopt.CodeFixes;

/// <summary>
/// Removes ReuseAddress from a listener that runs on Unix alone: Bind sets SO_REUSEADDR there by itself, so that only
/// SO_REUSEPORT goes. With the library there is a better way: its key sets SO_REUSEADDR and nothing else.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveReuseAddressFix)), Shared]
public sealed class RemoveReuseAddressFix : CodeFixProvider
{
    private const string Title = "Leave SO_REUSEADDR to Bind";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.ReuseAddressOfListener];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (model is null)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.ContainsKey(ReuseAddressOfListener.IsRedundant)
                && !diagnostic.Properties.ContainsKey(FixHints.TypedKey)
                && RemovableCall.Find(model, diagnostic.Location.SourceSpan, context.CancellationToken) is { } statement)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        Title,
                        cancellation => RemoveAsync(context.Document, statement, cancellation),
                        equivalenceKey: nameof(RemoveReuseAddressFix)),
                    diagnostic);
            }
        }
    }

    private static async Task<Document> RemoveAsync(Document document, StatementSyntax statement, CancellationToken cancellation)
    {
        SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return document.WithText(text.WithChanges(StatementRemoval.From(text, statement)));
    }
}
