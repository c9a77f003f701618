using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Sockopt.Analyzers;
using Sockopt.Analyzers.Hints;
using Sockopt.CodeFixes.Calls;

namespace Sockopt.CodeFixes;

/// <summary>Rewrites a raw call into one by the framework's names, where those do the same and the typed API is not
/// referenced.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FrameworkCallFix)), Shared]
public sealed class FrameworkCallFix : CodeFixProvider
{
    private static readonly CallRewriting Rewriting = new("Use the framework's names", nameof(FrameworkCallFix), Edit);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [RuleIds.FrameworkEnumInRawCall, RuleIds.RawNumbersOfTypedOption];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => Rewriting.FixAll;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => Rewriting.RegisterAsync(context);

    private static CallEdit? Edit(SemanticModel model, SourceText text, Diagnostic diagnostic, CancellationToken cancellation) =>
        diagnostic.Properties is { } hints
        && !hints.ContainsKey(FixHints.TypedKey)
        && hints.TryGetValue(FixHints.Level, out string? level)
        && hints.TryGetValue(FixHints.Name, out string? name)
        && OptionCallSite.Find(model, diagnostic.Location.SourceSpan, cancellation) is { } site
            ? FrameworkCall.Edit(site, level!, name!, text, cancellation)
            : null;
}
