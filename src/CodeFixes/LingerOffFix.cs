using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Sockopt.Analyzers;
using Sockopt.Analyzers.Rules;

namespace Sockopt.CodeFixes;

/// <summary>Switches lingering off with the type that the framework takes for it.</summary>
/// <remarks>What switches it on does not say for how long.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LingerOffFix)), Shared]
public sealed class LingerOffFix : TextFix
{
    private const string Title = "Use a LingerOption";
    private const string Type = "LingerOption";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.WrongValueType];

    private protected override IEnumerable<TextEdit> Find(
        SemanticModel model, SourceText text, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (!diagnostic.Properties.TryGetValue(WrongValueType.Remedy, out string? remedy)
            || remedy != WrongValueType.LingerOff
            || FixedPlace.Find<ExpressionSyntax>(model, diagnostic, cancellation) is not { } value)
        {
            return [];
        }

        bool isKnown = model.LookupNamespacesAndTypes(value.SpanStart, name: Type) is [{ ContainingNamespace.Name: "Sockets" }];
        string name = isKnown ? Type : $"System.Net.Sockets.{Type}";
        return [new TextEdit(Title, [new TextChange(value.Span, $"new {name}(false, 0)")])];
    }
}
