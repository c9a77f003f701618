using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Sockopt.CodeFixes.Calls;

/// <summary>A fix that rewrites calls: one alone, or all of a document at once, so that they share the using directives that
/// they need.</summary>
/// <param name="title">What the IDE calls it.</param>
/// <param name="name">What tells it from other fixes.</param>
/// <param name="edit">The edit for one diagnostic, or null if there is none that is certain.</param>
internal sealed class CallRewriting(
    string title, string name, Func<SemanticModel, SourceText, Diagnostic, CancellationToken, CallEdit?> edit)
{
    public FixAllProvider FixAll => FixAllProvider.Create(FixAllAsync);

    public async Task RegisterAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (await FixAsync(context.Document, [diagnostic], context.CancellationToken).ConfigureAwait(false) is { } changed)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(title, _ => Task.FromResult(context.Document.WithText(changed)), equivalenceKey: name),
                    diagnostic);
            }
        }
    }

    private async Task<Document?> FixAllAsync(
        FixAllContext context, Document document, ImmutableArray<Diagnostic> diagnostics) =>
        await FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false) is { } changed
            ? document.WithText(changed)
            : null;

    private async Task<SourceText?> FixAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        if (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        CallEdit[] edits = diagnostics
            .Select(diagnostic => edit(model, text, diagnostic, cancellation))
            .OfType<CallEdit>()
            .ToArray();

        // One call that does not compile shall not keep the others from being fixed.
        return DocumentEdit.Apply(model, text, edits, cancellation)
            ?? (edits.Length > 1 ? DocumentEdit.Apply(model, text, edits.Where(Compiles), cancellation) : null);

        bool Compiles(CallEdit one) => DocumentEdit.Apply(model, text, [one], cancellation) is not null;
    }
}
