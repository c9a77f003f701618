using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Sockopt.Analyzers;
using Sockopt.CodeFixes.Calls;

namespace Sockopt.CodeFixes;

/// <summary>Rewrites a call into one of the typed API, where the rule knows the option that is meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TypedCallFix)), Shared]
public sealed class TypedCallFix : CodeFixProvider
{
    private const string Title = "Use the typed option";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        RuleIds.WrongLevelReachesOther,
        RuleIds.WrongLevelFails,
        RuleIds.WrongValueType,
        RuleIds.ValueOutOfRange,
        RuleIds.FrameworkEnumInRawCall,
        RuleIds.RawNumbersOfTypedOption,
        RuleIds.CastNativeNumber,
        RuleIds.MissingOnTargetPlatform,
        RuleIds.ReuseAddressOfListener,
    ];

    /// <inheritdoc/>
    // The edits of a document are made at once, so that they share the using directives that they need.
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(FixAllAsync);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (await FixAsync(context.Document, [diagnostic], context.CancellationToken).ConfigureAwait(false) is { } changed)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        Title,
                        _ => Task.FromResult(context.Document.WithText(changed)),
                        equivalenceKey: nameof(TypedCallFix)),
                    diagnostic);
            }
        }
    }

    private static async Task<Document?> FixAllAsync(
        FixAllContext context, Document document, ImmutableArray<Diagnostic> diagnostics) =>
        await FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false) is { } changed
            ? document.WithText(changed)
            : null;

    private static async Task<SourceText?> FixAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        if (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        List<CallEdit> edits = new List<CallEdit>();
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(FixHints.TypedKey, out string? key)
                && key is not null
                && OptionCallSite.Find(model, diagnostic.Location.SourceSpan, cancellation) is { } site
                && TypedCall.Edit(site, key, text, cancellation) is { } edit)
            {
                edits.Add(edit);
            }
        }

        // One call that does not compile shall not keep the others from being fixed.
        return DocumentEdit.Apply(model, text, edits, cancellation)
            ?? DocumentEdit.Apply(
                model, text, edits.Where(edit => DocumentEdit.Apply(model, text, [edit], cancellation) is not null), cancellation);
    }
}
