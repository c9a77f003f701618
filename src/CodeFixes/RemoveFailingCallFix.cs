using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Sockopt.Analyzers;
using Sockopt.Analyzers.Calls;
using Sockopt.CodeFixes.Statements;

namespace Sockopt.CodeFixes;

/// <summary>Removes a call that can only fail, where nothing else depends on it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveFailingCallFix)), Shared]
public sealed class RemoveFailingCallFix : TextFix
{
    private const string Title = "Remove the call that always fails";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.GetOnlyOption, RuleIds.SetOnlyOption];

    // Where the failure is caught, a handler runs that would not run any more.
    private protected override IEnumerable<TextEdit> Find(
        SemanticModel model, SourceText text, Diagnostic diagnostic, CancellationToken cancellation) =>
        RemovableCall.Find(model, diagnostic.Location.SourceSpan, cancellation) is { } statement
        && model.GetOperation(statement, cancellation) is { } operation
        && !FailureHandler.Catches(operation)
            ? [new TextEdit(Title, [StatementRemoval.From(text, statement)])]
            : [];
}
