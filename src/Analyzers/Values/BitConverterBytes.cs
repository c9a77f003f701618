using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Sockopt.Analyzers.Values;

/// <summary>The bytes that <c>BitConverter.GetBytes</c> makes.</summary>
internal static class BitConverterBytes
{
    /// <summary>What they are made of, or null if an expression is something else.</summary>
    public static IOperation? SourceOf(IOperation value) => value switch
    {
        IConversionOperation conversion => SourceOf(conversion.Operand),
        IInvocationOperation
        {
            TargetMethod:
            {
                Name: "GetBytes",
                ContainingType:
                {
                    Name: "BitConverter",
                    ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true },
                },
            },
            Arguments: [{ Value: var source }],
        } => source,
        _ => null,
    };
}
