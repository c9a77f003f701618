using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Variables;

namespace Sockopt.Analyzers.Values;

/// <summary>Tells how many bytes an expression has, where that can be seen.</summary>
internal static class ByteLength
{
    /// <summary>The number of bytes, or null.</summary>
    public static int? Of(IOperation value) => value switch
    {
        { ConstantValue: { HasValue: true, Value: null } } => 0,
        IConversionOperation conversion => Of(conversion.Operand),
        IArrayCreationOperation array => OfArray(array),
        ICollectionExpressionOperation collection =>
            collection.Elements.Any(static element => element is ISpreadOperation) ? null : collection.Elements.Length,
        IUtf8StringOperation text => Encoding.UTF8.GetByteCount(text.Value),
        IInvocationOperation call => OfResult(call),
        ILocalReferenceOperation local => SingleAssignment.Of(local) is { } assigned ? Of(assigned) : null,
        // Roslyn has no operation of its own for stackalloc.
        { Syntax: StackAllocArrayCreationExpressionSyntax { Initializer: { } initializer } } => initializer.Expressions.Count,
        { Syntax: ImplicitStackAllocArrayCreationExpressionSyntax { Initializer.Expressions: var elements } } => elements.Count,
        { Syntax: StackAllocArrayCreationExpressionSyntax } =>
            value.ChildOperations.Count == 1 ? value.ChildOperations.First().ConstantValue.Value as int? : null,
        _ => null,
    };

    private static int? OfArray(IArrayCreationOperation array) =>
        array is { Type: IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte }, DimensionSizes: [var size] }
            ? size.ConstantValue.Value as int?
            : null;

    private static int? OfResult(IInvocationOperation call) =>
        call.TargetMethod is { Name: "Empty", ContainingType.SpecialType: SpecialType.System_Array } ? 0
        : BitConverterBytes.SourceOf(call) is { Type.SpecialType: var number } ? SizeOf(number)
        : null;

    private static int? SizeOf(SpecialType type) => type switch
    {
        SpecialType.System_Boolean => sizeof(bool),
        SpecialType.System_Char or SpecialType.System_Int16 or SpecialType.System_UInt16 => sizeof(short),
        SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Single => sizeof(int),
        SpecialType.System_Int64 or SpecialType.System_UInt64 or SpecialType.System_Double => sizeof(long),
        _ => null,
    };
}
