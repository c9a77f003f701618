using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Sockopt.Analyzers.Catalog;

namespace Sockopt.CodeFixes.Calls;

/// <summary>What is done with the object that <c>GetSocketOption</c> returns, and what is done instead with a typed
/// value.</summary>
/// <param name="Use">The expression that the object is turned into something by.</param>
/// <param name="Before">What stands before the typed call.</param>
/// <param name="After">What stands after it.</param>
internal sealed record TypedResult(ExpressionSyntax Use, string Before, string After)
{
    /// <summary>Finds the use of a result, or returns null if it is not certain that it can be typed.</summary>
    public static TypedResult? Find(IInvocationOperation get, CatalogOption option)
    {
        if (get.Parent is not IConversionOperation { IsImplicit: false, Syntax: CastExpressionSyntax cast } unboxing)
        {
            return null;
        }

        return (option.Type, option.Value, unboxing.Type?.SpecialType) switch
        {
            ("int", "int32", SpecialType.System_Int32) => new TypedResult(cast, "", ""),
            ("System.TimeSpan", "seconds", SpecialType.System_Int32) => new TypedResult(cast, "(int)", ".TotalSeconds"),
            ("System.TimeSpan", "milliseconds", SpecialType.System_Int32) => new TypedResult(cast, "(int)", ".TotalMilliseconds"),
            // The framework never returns one, so this cast always throws.
            ("bool", _, SpecialType.System_Boolean) => new TypedResult(cast, "", ""),
            ("bool", _, SpecialType.System_Int32) => AsFlag(unboxing),
            _ => null,
        };
    }

    /// <summary>The edit of the use, given that of the call in it.</summary>
    public ImmutableArray<TextChange> Around(InvocationExpressionSyntax call, ImmutableArray<TextChange> changes)
    {
        TextSpan before = TextSpan.FromBounds(Use.SpanStart, call.SpanStart);
        TextSpan after = TextSpan.FromBounds(call.Span.End, Use.Span.End);
        return [new TextChange(before, Before), .. changes, new TextChange(after, After)];
    }

    // Anything but zero is on: the BSDs answer with the bit of the flag.
    private static TypedResult? AsFlag(IConversionOperation unboxing) =>
        unboxing.Parent is IBinaryOperation
        {
            OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals,
            RightOperand.ConstantValue.Value: 0,
            Syntax: BinaryExpressionSyntax syntax,
        } comparison && comparison.LeftOperand == unboxing
            ? new TypedResult(syntax, comparison.OperatorKind == BinaryOperatorKind.Equals ? "!" : "", "")
            : null;
}
