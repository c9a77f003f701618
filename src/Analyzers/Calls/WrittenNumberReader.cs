using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Sockopt.Analyzers.Calls;

/// <summary>Reads constants as they are written.</summary>
internal static class WrittenNumberReader
{
    // Constants that are declared by one another in a circle end here.
    private const int MostSteps = 4;

    /// <summary>
    /// Reads a constant that may be written with a member of <paramref name="enumeration"/>; null if it is not constant.
    /// </summary>
    public static WrittenNumber? Read(IOperation value, INamedTypeSymbol? enumeration)
    {
        if (value.ConstantValue.Value is not int number)
        {
            return null;
        }

        // A cast may have made another number of the member.
        IFieldSymbol? member = enumeration is null ? null : MemberWritten(value, enumeration);
        return new WrittenNumber(number, Equals(member?.ConstantValue, number) ? member : null);
    }

    private static IFieldSymbol? MemberWritten(IOperation value, INamedTypeSymbol enumeration) => value switch
    {
        IConversionOperation conversion => MemberWritten(conversion.Operand, enumeration),
        IFieldReferenceOperation { Field: var field } =>
            ReferenceEquals(field.ContainingType, enumeration) ? field : MemberBehind(field, field.ConstantValue, enumeration),
        ILocalReferenceOperation { Local: var local } => MemberBehind(local, local.ConstantValue, enumeration),
        _ => null,
    };

    // The constant may stand in another file, of which an analyzer has the syntax alone. A member of the same name and value is
    // the one that is written there: an enum has no two of a name. Otherwise it may be another constant of the same type.
    private static IFieldSymbol? MemberBehind(
        ISymbol constant, object? value, INamedTypeSymbol enumeration, int steps = MostSteps)
    {
        if (steps == 0
            || constant.DeclaringSyntaxReferences is not [var declaration]
            || declaration.GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: { } initializer })
        {
            return null;
        }

        return Bare(initializer) switch
        {
            MemberAccessExpressionSyntax access => Member(access.Name),
            IdentifierNameSyntax name => Member(name)
                ?? (constant.ContainingType?.GetMembers(name.Identifier.ValueText) is [IFieldSymbol other]
                    && Equals(other.ConstantValue, value)
                    ? MemberBehind(other, value, enumeration, steps - 1)
                    : null),
            _ => null,
        };

        IFieldSymbol? Member(SimpleNameSyntax name) =>
            enumeration.GetMembers(name.Identifier.ValueText) is [IFieldSymbol { HasConstantValue: true } member]
            && Equals(member.ConstantValue, value)
                ? member
                : null;
    }

    private static ExpressionSyntax Bare(ExpressionSyntax expression) => expression switch
    {
        CastExpressionSyntax cast => Bare(cast.Expression),
        ParenthesizedExpressionSyntax parenthesized => Bare(parenthesized.Expression),
        _ => expression,
    };
}
