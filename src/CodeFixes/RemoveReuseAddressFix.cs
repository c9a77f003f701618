using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Sockopt.Analyzers;
using Sockopt.Analyzers.Hints;
using Sockopt.Analyzers.Rules;
using Sockopt.CodeFixes.Statements;

namespace Sockopt.CodeFixes;

/// <summary>
/// Removes ReuseAddress from a listener that runs on Unix alone: Bind sets SO_REUSEADDR there by itself, so that only
/// SO_REUSEPORT goes. With the library there is a better way: its key sets SO_REUSEADDR and nothing else.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveReuseAddressFix)), Shared]
public sealed class RemoveReuseAddressFix : TextFix
{
    private const string Title = "Leave SO_REUSEADDR to Bind";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.ReuseAddressOfListener];

    private protected override IEnumerable<TextEdit> Find(
        SemanticModel model, SourceText text, Diagnostic diagnostic, CancellationToken cancellation) =>
        diagnostic.Properties.ContainsKey(ReuseAddressOfListener.IsRedundant)
        && !diagnostic.Properties.ContainsKey(FixHints.TypedKey)
        && RemovableCall.Find(model, diagnostic.Location.SourceSpan, cancellation) is { } statement
            ? [new TextEdit(Title, [StatementRemoval.From(text, statement)])]
            : [];
}
