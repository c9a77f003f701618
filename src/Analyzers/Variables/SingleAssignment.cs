using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Flow;

namespace Sockopt.Analyzers.Variables;

/// <summary>Finds the value of a local variable that gets one where it is declared, and never another.</summary>
internal static class SingleAssignment
{
    /// <summary>The value, or null if it is another variable, or if it is not certain that the variable has it.</summary>
    public static IOperation? Of(ILocalReferenceOperation reference)
    {
        ILocalSymbol local = reference.Local;
        IOperation? value = null;
        foreach (IOperation operation in FlowGraphs.RootOf(reference).Descendants())
        {
            if (operation is IVariableDeclaratorOperation declarator && Is(declarator.Symbol, local))
            {
                value = declarator.GetVariableInitializer()?.Value;
            }
            else if (operation is ILocalReferenceOperation other && Is(other.Local, local) && MayBeWritten(other))
            {
                return null;
            }
        }

        return local.RefKind == RefKind.None && value is not null && !IsLocal(value) ? value : null;
    }

    // Half-typed code may give a local its own value, or two locals one another's.
    private static bool IsLocal(IOperation value) =>
        value is ILocalReferenceOperation || (value is IConversionOperation conversion && IsLocal(conversion.Operand));

    private static bool Is(ILocalSymbol one, ILocalSymbol other) => SymbolEqualityComparer.Default.Equals(one, other);

    private static bool MayBeWritten(ILocalReferenceOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference,
        IIncrementOrDecrementOperation or IAddressOfOperation or ITupleOperation => true,
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } } => true,
        _ => false,
    };
}
