using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Sockopt.Analyzers;
using Sockopt.Analyzers.Calls;

namespace Sockopt.CodeFixes;

/// <summary>Removes a call that can only fail, where nothing else depends on it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveFailingCallFix)), Shared]
public sealed class RemoveFailingCallFix : CodeFixProvider
{
    private const string Title = "Remove the call that always fails";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.GetOnlyOption, RuleIds.SetOnlyOption];

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
            // Where the failure is caught, a handler runs that would not run any more.
            if (RemovableCall.Find(model, diagnostic.Location.SourceSpan, context.CancellationToken) is { } statement
                && model.GetOperation(statement, context.CancellationToken) is { } operation
                && !FailureHandler.Catches(operation))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        Title,
                        cancellation => RemoveAsync(context.Document, statement, cancellation),
                        equivalenceKey: nameof(RemoveFailingCallFix)),
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
