using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Sockopt.Analyzers;
using Sockopt.Analyzers.Hints;
using Sockopt.Analyzers.Rules;

namespace Sockopt.CodeFixes;

/// <summary>Makes the bytes of an int, where those of a bool are too few.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(IntegerBytesFix)), Shared]
public sealed class IntegerBytesFix : TextFix
{
    private const string Title = "Give the bytes of an int";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.WrongValueType];

    private protected override IEnumerable<TextEdit> Find(
        SemanticModel model, SourceText text, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (!diagnostic.Properties.TryGetValue(WrongValueType.Remedy, out string? remedy)
            || remedy != WrongValueType.IntegerBytes
            || diagnostic.Properties.ContainsKey(FixHints.TypedKey)
            || FixedPlace.Find<InvocationExpressionSyntax>(model, diagnostic, cancellation)
                is not { ArgumentList.Arguments: [{ NameColon: null } argument] })
        {
            return [];
        }

        string number = model.GetConstantValue(argument.Expression, cancellation) is { HasValue: true, Value: bool flag }
            ? flag ? "1" : "0"
            : $"{FixedPlace.AsOperand(argument.Expression)} ? 1 : 0";
        return [new TextEdit(Title, [new TextChange(argument.Span, number)])];
    }
}
