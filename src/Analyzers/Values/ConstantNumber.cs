using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Variables;

namespace Sockopt.Analyzers.Values;

/// <summary>Reads whole numbers that are constant, or as good as constant.</summary>
internal static class ConstantNumber
{
    /// <summary>The number, or null if it cannot be seen. Enums count; a bool is no number.</summary>
    public static long? Of(IOperation value) => value switch
    {
        { ConstantValue: { HasValue: true, Value: var constant } } => constant switch
        {
            int number => number,
            long number => number,
            uint number => number,
            short number => number,
            ushort number => number,
            byte number => number,
            sbyte number => number,
            _ => null,
        },
        // A wider number is the same one.
        IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion => Of(conversion.Operand),
        ILocalReferenceOperation local => SingleAssignment.Of(local) is { } assigned ? Of(assigned) : null,
        _ => null,
    };
}
