using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Sockopt.Analyzers;
using Sockopt.Analyzers.Rules;

namespace Sockopt.CodeFixes;

/// <summary>Takes a number of seconds that is out of range as milliseconds. The title says that this is an assumption.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MillisecondsFix)), Shared]
public sealed class MillisecondsFix : TextFix
{
    private const string Assumption = "If the value is in milliseconds: ";
    private const int PerSecond = 1000;

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.ValueOutOfRange];

    private protected override IEnumerable<TextEdit> Find(
        SemanticModel model, SourceText text, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (!diagnostic.Properties.TryGetValue(ValueOutOfRange.Milliseconds, out string? key)
            || FixedPlace.Find<ExpressionSyntax>(model, diagnostic, cancellation) is not { } value)
        {
            return [];
        }

        ITypeSymbol? type = model.GetTypeInfo(value, cancellation).Type;
        TextEdit? edit = type?.Name == "TimeSpan" ? FromMilliseconds(value)
            : type?.SpecialType is not SpecialType.System_Int32 ? null
            : TypedCall(model, value, key ?? "") ?? InSeconds(model, value, cancellation);
        return edit is null ? [] : [edit];
    }

    private static TextEdit? FromMilliseconds(ExpressionSyntax value) =>
        value is InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Name: { Identifier.ValueText: "FromSeconds" } name },
            ArgumentList.Arguments: [{ NameColon: null, Expression: var number }],
        }
            ? new TextEdit(
                $"{Assumption}use TimeSpan.FromMilliseconds({number})", [new TextChange(name.Span, "FromMilliseconds")])
            : null;

    private static TextEdit? TypedCall(SemanticModel model, ExpressionSyntax value, string key)
    {
        if (value.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } } argument
            || call is not { ArgumentList.Arguments: [var level, var name, var last] arguments }
            || call is not { Expression: MemberAccessExpressionSyntax { Name: var method } access }
            || argument != last
            || arguments.Any(static one => one.NameColon is not null)
            || access.Expression is BaseExpressionSyntax
            || !IsKnown(model, value.SpanStart, key.Split('.')[0], "Sockopt")
            || !IsKnown(model, value.SpanStart, "TimeSpan", "System"))
        {
            return null;
        }

        string time = $"TimeSpan.FromMilliseconds({value})";
        return new TextEdit(
            $"{Assumption}use {time}",
            [
                new TextChange(method.Span, "SetOption"),
                new TextChange(TextSpan.FromBounds(level.SpanStart, name.Span.End), key),
                new TextChange(value.Span, time),
            ]);
    }

    private static TextEdit InSeconds(
        SemanticModel model, ExpressionSyntax value, CancellationToken cancellation)
    {
        string seconds = value.IsKind(SyntaxKind.NumericLiteralExpression)
            && model.GetConstantValue(value, cancellation).Value is int number
                ? (number / PerSecond).ToString(CultureInfo.InvariantCulture)
                : $"{FixedPlace.AsOperand(value)} / {PerSecond}";
        return new TextEdit($"{Assumption}write {seconds}, in seconds", [new TextChange(value.Span, seconds)]);
    }

    private static bool IsKnown(SemanticModel model, int position, string type, string container) =>
        type.Length > 0
        && model.LookupNamespacesAndTypes(position, name: type) is [INamedTypeSymbol { ContainingNamespace: { } found }]
        && found.ToDisplayString() == container;
}
