using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Sockopt.CodeFixes;

/// <summary>A fix that edits the value of a call, and nothing else.</summary>
public abstract class ValueFix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (model is null)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (Edit(model, diagnostic, context.CancellationToken) is (string title, ImmutableArray<TextChange> changes))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        title,
                        cancellation => ApplyAsync(context.Document, changes, cancellation),
                        equivalenceKey: GetType().Name),
                    diagnostic);
            }
        }
    }

    /// <summary>What the fix is called, and what it changes; null if it is not certain.</summary>
    private protected abstract (string Title, ImmutableArray<TextChange> Changes)? Edit(
        SemanticModel model, Diagnostic diagnostic, CancellationToken cancellation);

    private static async Task<Document> ApplyAsync(
        Document document, ImmutableArray<TextChange> changes, CancellationToken cancellation)
    {
        SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return document.WithText(text.WithChanges(changes));
    }
}
