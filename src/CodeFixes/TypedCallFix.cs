using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Sockopt.Analyzers;
using Sockopt.Analyzers.Hints;
using Sockopt.CodeFixes.Calls;

namespace Sockopt.CodeFixes;

/// <summary>Rewrites a call into one of the typed API, where the rule knows the option that is meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TypedCallFix)), Shared]
public sealed class TypedCallFix : CodeFixProvider
{
    private static readonly CallRewriting Rewriting = new("Use the typed option", nameof(TypedCallFix), Edit);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        RuleIds.WrongLevelReachesOther,
        RuleIds.WrongLevelFails,
        RuleIds.WrongValueType,
        RuleIds.FrameworkEnumInRawCall,
        RuleIds.RawNumbersOfTypedOption,
        RuleIds.CastNativeNumber,
        RuleIds.ReuseAddressOfListener,
    ];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => Rewriting.FixAll;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => Rewriting.RegisterAsync(context);

    private static CallEdit? Edit(SemanticModel model, SourceText text, Diagnostic diagnostic, CancellationToken cancellation) =>
        diagnostic.Properties.TryGetValue(FixHints.TypedKey, out string? key)
        && key is not null
        && OptionCallSite.Find(model, diagnostic.Location.SourceSpan, cancellation) is { } site
            ? TypedCall.Edit(site, key, text, cancellation)
            : null;
}
