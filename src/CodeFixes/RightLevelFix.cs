using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Sockopt.Analyzers;

namespace Sockopt.CodeFixes;

/// <summary>
/// Writes the pair of level and name that is meant, by changing one of both. Where either may be meant, the name is offered
/// first: that is the member of the same value, with which the call goes on doing what it does.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RightLevelFix)), Shared]
public sealed class RightLevelFix : CodeFixProvider
{
    private const int LevelOrdinal = 0;
    private const int NameOrdinal = 1;

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [RuleIds.WrongLevelReachesOther, RuleIds.WrongLevelFails, RuleIds.CastNativeNumber];

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
            // With the library, the call becomes a typed one.
            if (!diagnostic.Properties.ContainsKey(FixHints.TypedKey)
                && FindCall(model, diagnostic, context.CancellationToken) is { } call)
            {
                Offer(context, diagnostic, model, Argument(call, NameOrdinal), FixHints.Name);
                Offer(context, diagnostic, model, Argument(call, LevelOrdinal), FixHints.Level);
            }
        }
    }

    private static IInvocationOperation? FindCall(SemanticModel model, Diagnostic diagnostic, CancellationToken cancellation)
    {
        SyntaxNode root = model.SyntaxTree.GetRoot(cancellation);
        SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        return node.FirstAncestorOrSelf<ArgumentSyntax>()?.Parent?.Parent
            is InvocationExpressionSyntax { ContainsDiagnostics: false } call
            ? model.GetOperation(call, cancellation) as IInvocationOperation
            : null;
    }

    private static ExpressionSyntax? Argument(IInvocationOperation call, int ordinal) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Value.Syntax as ExpressionSyntax;

    private static void Offer(
        CodeFixContext context, Diagnostic diagnostic, SemanticModel model, ExpressionSyntax? written, string hint)
    {
        if (diagnostic.Properties.TryGetValue(hint, out string? member)
            && written is not null
            && MemberEdit.Find(model, written, member!) is { } edit)
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Use {model.GetTypeInfo(written, context.CancellationToken).Type!.Name}.{member}",
                    cancellation => ChangeAsync(context.Document, edit, cancellation),
                    equivalenceKey: $"{nameof(RightLevelFix)}.{hint}"),
                diagnostic);
        }
    }

    private static async Task<Document> ChangeAsync(Document document, TextChange edit, CancellationToken cancellation)
    {
        SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return document.WithText(text.WithChanges(edit));
    }
}
