using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Sockopt.Analyzers;
using Sockopt.CodeFixes.Statements;

namespace Sockopt.CodeFixes;

/// <summary>Moves a statement that sets an option before the call that uses it, such as <c>Bind</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveBeforeStepFix)), Shared]
public sealed class MoveBeforeStepFix : CodeFixProvider
{
    private const string Title = "Set the option before the socket uses it";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.SetTooLate];

    /// <inheritdoc/>
    // Two statements may go to the same place, which the batch fixer takes for a conflict.
    public override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create(static async (context, document, diagnostics) =>
            await MoveAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            ImmutableArray<StatementMove> moves =
                await FindAsync(context.Document, [diagnostic], context.CancellationToken).ConfigureAwait(false);
            if (!moves.IsEmpty)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        Title,
                        cancellation => MoveAsync(context.Document, [diagnostic], cancellation),
                        equivalenceKey: nameof(MoveBeforeStepFix)),
                    diagnostic);
            }
        }
    }

    private static async Task<Document> MoveAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        ImmutableArray<StatementMove> moves = await FindAsync(document, diagnostics, cancellation).ConfigureAwait(false);
        SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return document.WithText(StatementMove.Apply(text, moves));
    }

    private static async Task<ImmutableArray<StatementMove>> FindAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return model is null
            ? []
            : [
                .. from diagnostic in diagnostics
                   where diagnostic.AdditionalLocations is [_]
                   let step = diagnostic.AdditionalLocations[0].SourceSpan
                   let move = MovableCall.Find(model, diagnostic.Location.SourceSpan, step, text, cancellation)
                   where move is not null
                   select move,
            ];
    }
}
