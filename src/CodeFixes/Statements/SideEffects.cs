using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Sockopt.CodeFixes.Statements;

/// <summary>
/// Whether evaluating an expression does anything but yield its value. Only what is plainly harmless counts as such: a property
/// may do anything, save the one for the socket inside a client of the framework, and so may a method, save the one that
/// everybody uses to make the bytes of a number.
/// </summary>
internal static class SideEffects
{
    public static bool AreAbsentFrom(IOperation expression) => expression switch
    {
        { ConstantValue.HasValue: true } => true,
        ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation => true,
        IDefaultValueOperation or IUtf8StringOperation or IConditionalAccessInstanceOperation => true,
        IFieldReferenceOperation field => field.Instance is null || AreAbsentFrom(field.Instance),
        IPropertyReferenceOperation property => IsSocketOfClient(property.Property) && AreAbsentFrom(property.Instance!),
        IConversionOperation conversion => IsHarmless(conversion) && AreAbsentFrom(conversion.Operand),
        IArrayCreationOperation array =>
            array.DimensionSizes.All(static size => size.ConstantValue.HasValue)
            && (array.Initializer?.ElementValues.All(AreAbsentFrom) ?? true),
        ICollectionExpressionOperation collection =>
            (collection.Type is IArrayTypeSymbol || IsSpan(collection.Type)) && collection.Elements.All(AreAbsentFrom),
        IInvocationOperation call =>
            IsGetBytes(call.TargetMethod) && call.Arguments.All(static argument => AreAbsentFrom(argument.Value)),
        // Roslyn has no operation of its own for stackalloc.
        { Syntax: StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax } =>
            expression.ChildOperations.All(static part => part.ConstantValue.HasValue),
        _ => false,
    };

    private static bool IsHarmless(IConversionOperation conversion) =>
        conversion.OperatorMethod is { } convert ? IsSpan(convert.ContainingType) : conversion.Conversion.IsImplicit;

    private static bool IsSocketOfClient(IPropertySymbol property) => property is
    {
        Name: "Client" or "Server",
        IsStatic: false,
        ContainingType:
        {
            Name: "UdpClient" or "TcpClient" or "TcpListener",
            ContainingNamespace: { Name: "Sockets", ContainingNamespace.Name: "Net" },
        },
    };

    private static bool IsSpan(ITypeSymbol? type) => type is { Name: "Span" or "ReadOnlySpan" } && IsInSystem(type);

    private static bool IsGetBytes(IMethodSymbol method) =>
        method is { Name: "GetBytes", ContainingType: { Name: "BitConverter" } type } && IsInSystem(type);

    private static bool IsInSystem(ITypeSymbol type) =>
        type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };
}
