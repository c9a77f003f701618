using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Sockopt.Analyzers;
using Sockopt.Analyzers.Hints;
using Sockopt.Analyzers.Rules;

namespace Sockopt.CodeFixes;

/// <summary>Reads a flag as the int that the framework returns, where it is cast to a bool.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CompareWithZeroFix)), Shared]
public sealed class CompareWithZeroFix : TextFix
{
    private const string Title = "Compare the value with zero";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.WrongValueType];

    private protected override IEnumerable<TextEdit> Find(
        SemanticModel model, SourceText text, Diagnostic diagnostic, CancellationToken cancellation)
    {
        // With the library, there is a typed call that returns a bool.
        if (!diagnostic.Properties.TryGetValue(WrongValueType.Remedy, out string? remedy)
            || remedy != WrongValueType.Comparison
            || diagnostic.Properties.ContainsKey(FixHints.TypedKey)
            || FixedPlace.Find<CastExpressionSyntax>(model, diagnostic, cancellation) is not { } cast
            || !IsCall(cast.Expression))
        {
            return [];
        }

        string notNull = WarnsOfNull(model, cast.Expression, cancellation) ? "!" : "";
        (string open, string close) = FixedPlace.TakesComparison(cast) ? ("", "") : ("(", ")");
        return
        [
            new TextEdit(
                Title,
                [
                    new TextChange(new TextSpan(cast.SpanStart, 0), open),
                    new TextChange(cast.Type.Span, "int"),
                    new TextChange(new TextSpan(cast.Span.End, 0), $"{notNull} != 0{close}"),
                ]),
        ];
    }

    private static bool IsCall(ExpressionSyntax expression) => expression switch
    {
        InvocationExpressionSyntax => true,
        PostfixUnaryExpressionSyntax { Operand: InvocationExpressionSyntax } suppressed =>
            suppressed.IsKind(SyntaxKind.SuppressNullableWarningExpression),
        _ => false,
    };

    private static bool WarnsOfNull(SemanticModel model, ExpressionSyntax call, CancellationToken cancellation) =>
        model.GetNullableContext(call.SpanStart).WarningsEnabled()
        && model.GetTypeInfo(call, cancellation).Nullability.FlowState == NullableFlowState.MaybeNull;
}
