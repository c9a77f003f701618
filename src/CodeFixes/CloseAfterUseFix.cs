using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Sockopt.Analyzers;
using Sockopt.CodeFixes.Calls;
using Sockopt.CodeFixes.Statements;

namespace Sockopt.CodeFixes;

/// <summary>Closes a socket behind its last use, or takes a close away if another one follows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CloseAfterUseFix)), Shared]
public sealed class CloseAfterUseFix : CodeFixProvider
{
    private const string Move = "Close the socket after its last use";
    private const string Remove = "Leave it to the later close";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.UseAfterClose];

    /// <inheritdoc/>
    // Several uses may be about one close, which the batch fixer takes for a conflict.
    public override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create(static async (context, document, diagnostics) =>
            (await ChangeAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false)).Document ?? document);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            (Document? changed, string title) =
                await ChangeAsync(context.Document, [diagnostic], context.CancellationToken).ConfigureAwait(false);
            if (changed is not null)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(title, _ => Task.FromResult(changed), equivalenceKey: nameof(CloseAfterUseFix)),
                    diagnostic);
            }
        }
    }

    private static async Task<(Document? Document, string Title)> ChangeAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        if (model is null)
        {
            return default;
        }

        LaterClose[] closes =
        [
            .. (from diagnostic in diagnostics
                where diagnostic.AdditionalLocations is [_]
                let close = diagnostic.AdditionalLocations[0].SourceSpan
                let later = LaterClose.Find(model, close, diagnostic.Location.SourceSpan, text, cancellation)
                where later is not null
                select later).Distinct(),
        ];
        SourceText changed = LaterClose.Apply(text, closes);
        return closes.Length > 0 && DocumentEdit.Compiles(model, changed, cancellation)
            ? (document.WithText(changed), closes[0].Behind is null ? Remove : Move)
            : default;
    }
}
