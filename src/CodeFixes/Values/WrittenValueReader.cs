using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Sockopt.CodeFixes.Values;

/// <summary>Reads what a call hands over as a value. What cannot be told for certain is null.</summary>
internal static class WrittenValueReader
{
    /// <summary>Reads the value of a call that takes .NET values, such as <c>SetSocketOption</c>.</summary>
    public static WrittenValue? Read(IOperation value) => Unwrap(value) switch
    {
        { Type.SpecialType: SpecialType.System_Boolean, Syntax: ExpressionSyntax syntax } => new WrittenFlag(syntax),
        { Type.SpecialType: SpecialType.System_Int32, Syntax: ExpressionSyntax } number => Number(number, size: null),
        IObjectCreationOperation { Type.Name: "LingerOption", Arguments: [_, _], Initializer: null } linger => Linger(linger),
        var bytes => ReadBytes(bytes),
    };

    /// <summary>Reads the value of a call that takes bytes.</summary>
    public static WrittenValue? ReadBytes(IOperation value) => Unwrap(value) switch
    {
        IInvocationOperation call => ReadCall(call),
        IUtf8StringOperation { Value: var text } => new WrittenText(text),
        IArrayCreationOperation { Initializer.ElementValues: var elements } array => Bytes(array, elements),
        IArrayCreationOperation { DimensionSizes: [{ ConstantValue.Value: int length }], Initializer: null } array
            when length is >= 0 and <= MaximumLength => Bytes(array, new byte[length]),
        ICollectionExpressionOperation { Elements: var elements } collection => Bytes(collection, elements),
        _ => null,
    };

    /// <summary>Reads a variable that a native call is handed the address of.</summary>
    public static WrittenValue? ReadPointed(IOperation value) =>
        value is IAddressOfOperation { Reference: var reference } ? ReadPointed(reference)
        : value is { Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_UInt32, Syntax: ExpressionSyntax }
            ? Number(value, sizeof(int))
        : null;

    // No option is longer, and what is longer is not worth looking at.
    private const int MaximumLength = 4096;

    private static WrittenValue? ReadCall(IInvocationOperation call) => call.Arguments is [{ Value: var argument }]
        ? (call.TargetMethod.ContainingType.ToDisplayString(), call.TargetMethod.Name) switch
        {
            ("System.BitConverter", "GetBytes") => NumberOfBytes(call.TargetMethod.Parameters[0].Type.SpecialType, argument),
            ("System.Text.Encoding", "GetBytes") when argument.Type?.SpecialType == SpecialType.System_String =>
                TextOf(call.Instance, argument),
            ("System.Runtime.InteropServices.MemoryMarshal", "AsBytes") => ReadSpanOfOne(Unwrap(argument)),
            ("System.MemoryExtensions", "AsSpan") => ReadBytes(argument),
            _ => null,
        }
        : null;

    // new ReadOnlySpan<int>(in number)
    private static WrittenValue? ReadSpanOfOne(IOperation span) =>
        span is IObjectCreationOperation { Arguments: [{ Parameter.RefKind: not RefKind.None, Value: var pointed }] }
            ? ReadPointed(pointed)
            : null;

    private static WrittenValue? NumberOfBytes(SpecialType type, IOperation number) => (type, Unwrap(number)) switch
    {
        (SpecialType.System_Boolean, { Syntax: ExpressionSyntax syntax }) => new WrittenFlag(syntax),
        (SpecialType.System_Int32 or SpecialType.System_UInt32, var value) =>
            Number(value, sizeof(int), type == SpecialType.System_Int32),
        (SpecialType.System_Int64, var value) => Number(value, sizeof(long)),
        _ => null,
    };

    private static WrittenInteger? Number(IOperation value, int? size, bool isSigned = true) =>
        value.Syntax is ExpressionSyntax syntax
            ? new WrittenInteger(
                syntax, Constant(value), size, isSigned && value.Type?.SpecialType != SpecialType.System_UInt32)
            : null;

    private static long? Constant(IOperation value) => value.ConstantValue.Value switch
    {
        int number => number,
        uint number => number,
        long number => number,
        short number => number,
        ushort number => number,
        byte number => number,
        sbyte number => number,
        _ => null,
    };

    private static WrittenLinger? Linger(IObjectCreationOperation linger)
    {
        IOperation? enabled = ArgumentOf(linger, 0);
        IOperation? seconds = ArgumentOf(linger, 1);
        return enabled?.Syntax is ExpressionSyntax syntax && seconds is not null && Number(Unwrap(seconds), null) is { } number
            ? new WrittenLinger(syntax, number)
            : null;
    }

    private static IOperation? ArgumentOf(IObjectCreationOperation creation, int ordinal) =>
        creation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Value;

    // ASCII writes a question mark where a character is none of its own, so it is UTF-8 only of texts that are known.
    private static WrittenValue? TextOf(IOperation? encoding, IOperation text) =>
        encoding
            is IPropertyReferenceOperation { Property: { Name: "UTF8" or "ASCII", ContainingType.Name: "Encoding" } property }
            ? Unwrap(text) switch
            {
                { ConstantValue.Value: string constant } when property.Name == "UTF8" || constant.All(static c => c < 0x80) =>
                    new WrittenText(constant),
                { Syntax: ExpressionSyntax syntax } when property.Name == "UTF8" => new ComputedText(syntax),
                _ => null,
            }
            : null;

    private static WrittenBytes? Bytes(IOperation array, ImmutableArray<IOperation> elements)
    {
        byte[] bytes = new byte[elements.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            if (elements[i].ConstantValue.Value is not byte element)
            {
                return null;
            }

            bytes[i] = element;
        }

        return Bytes(array, bytes);
    }

    private static WrittenBytes? Bytes(IOperation array, byte[] bytes) =>
        array.Syntax is ExpressionSyntax syntax && IsOfBytes(array.Type) ? new WrittenBytes(syntax, bytes) : null;

    private static bool IsOfBytes(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType.SpecialType == SpecialType.System_Byte,
        INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_Byte }] } => true,
        _ => false,
    };

    // What a compiler adds by itself does not change a value: to a wider number, to an object, to a span.
    private static IOperation Unwrap(IOperation value)
    {
        while (value is IConversionOperation { IsImplicit: true } conversion)
        {
            value = conversion.Operand;
        }

        return value;
    }
}
