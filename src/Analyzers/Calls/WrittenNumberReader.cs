using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Sockopt.Analyzers.Calls;

/// <summary>Reads constants as they are written.</summary>
internal static class WrittenNumberReader
{
    /// <summary>Reads a constant that may be written with a member of <paramref name="enumeration"/>; null if it is not constant.</summary>
    public static WrittenNumber? Read(IOperation value, INamedTypeSymbol? enumeration)
    {
        if (value.ConstantValue.Value is not int number)
        {
            return null;
        }

        return new WrittenNumber(number, enumeration is null ? null : MemberWritten(value, enumeration));
    }

    private static IFieldSymbol? MemberWritten(IOperation value, INamedTypeSymbol enumeration) => value switch
    {
        IConversionOperation conversion => MemberWritten(conversion.Operand, enumeration),
        IFieldReferenceOperation { Field: var field } =>
            ReferenceEquals(field.ContainingType, enumeration) ? field : MemberBehind(field, field.ConstantValue, enumeration),
        ILocalReferenceOperation { Local: var local } => MemberBehind(local, local.ConstantValue, enumeration),
        _ => null,
    };

    // The constant may stand in another file, of which an analyzer has the syntax alone. A member of the same name and value is the
    // one that is written there: an enum has no two of a name.
    private static IFieldSymbol? MemberBehind(ISymbol constant, object? value, INamedTypeSymbol enumeration) =>
        constant.DeclaringSyntaxReferences is [var declaration]
        && declaration.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } initializer }
        && LastName(initializer) is { } name
        && enumeration.GetMembers(name) is [IFieldSymbol { HasConstantValue: true } member]
        && Equals(member.ConstantValue, value)
            ? member
            : null;

    private static string? LastName(ExpressionSyntax expression) => expression switch
    {
        CastExpressionSyntax cast => LastName(cast.Expression),
        ParenthesizedExpressionSyntax parenthesized => LastName(parenthesized.Expression),
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        IdentifierNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };
}
