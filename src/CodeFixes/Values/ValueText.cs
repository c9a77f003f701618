using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Sockopt.CodeFixes.Values;

/// <summary>Writes values as C#.</summary>
internal static class ValueText
{
    /// <summary>A flag.</summary>
    public static string Of(bool value) => value ? "true" : "false";

    /// <summary>A text as a literal.</summary>
    public static string Of(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    /// <summary>A number as it is written, or as a literal if it is not.</summary>
    public static string Of(WrittenInteger number) =>
        number.Syntax?.ToString() ?? number.Constant!.Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether a number is other than zero.</summary>
    public static string AsFlag(WrittenInteger number) =>
        number.Constant is { } constant ? Of(constant != 0) : $"{AsOperand(number.Syntax!)} != 0";

    /// <summary>An expression that stands beside an operator.</summary>
    public static string AsOperand(ExpressionSyntax expression) =>
        expression is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax
            or ElementAccessExpressionSyntax or LiteralExpressionSyntax or ParenthesizedExpressionSyntax
            ? expression.ToString()
            : $"({expression})";
}
