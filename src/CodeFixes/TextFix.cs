using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Sockopt.CodeFixes;

/// <summary>
/// A fix that edits the text of one document. What is not edited stays exactly as it is: directives, comments, line ends.
/// </summary>
public abstract class TextFix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Document document = context.Document;
        if (await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        SourceText text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            foreach (TextEdit edit in Find(model, text, diagnostic, context.CancellationToken))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        edit.Title,
                        _ => Task.FromResult(document.WithText(text.WithChanges(edit.Changes))),
                        equivalenceKey: $"{GetType().Name}:{edit.Variant}"),
                    diagnostic);
            }
        }
    }

    /// <summary>The edits that are certain to be right, the likeliest first.</summary>
    private protected abstract IEnumerable<TextEdit> Find(
        SemanticModel model, SourceText text, Diagnostic diagnostic, CancellationToken cancellation);
}
