using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Values;

namespace Sockopt.Analyzers.Calls;

/// <summary>What a program does with the value of an option that it reads back after it has set it.</summary>
internal static class ReadBackUse
{
    /// <summary>What the value is compared with for equality, directly or by way of one local, or null.</summary>
    public static IOperation? ComparedWith(IOperation read)
    {
        IOperation value = Outermost(read);
        return value.Parent switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison =>
                Unconverted(comparison.LeftOperand == value ? comparison.RightOperand : comparison.LeftOperand),
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Equal" or "AreEqual" } assertion } argument
                when assertion.Arguments is [var first, var second, ..] && (argument == first || argument == second) =>
                Unconverted((argument == first ? second : first).Value),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } declarator } =>
                ComparedLocal(declarator, local),
            _ => null,
        };
    }

    /// <summary>Whether the same option of the same socket is set to the same value earlier in the member.</summary>
    /// <remarks>
    /// A constant, a local, a parameter or a field is the same value where it is written with the same words; that it has not
    /// changed in between is not proven, but who compares it takes it for unchanged.
    /// </remarks>
    public static bool IsSetBefore(SocketOptionCall read, IOperation value) =>
        (value.ConstantValue.HasValue || IsVariable(value))
        && WrittenPlaces.ScopeOf(read.Operation.Syntax).DescendantNodes()
            .TakeWhile(node => node.SpanStart < read.Operation.Syntax.SpanStart)
            .Any(node => Sets(node, read, value.Syntax));

    private static bool IsVariable(IOperation value) =>
        value is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation;

    private static bool Sets(SyntaxNode node, SocketOptionCall read, SyntaxNode value) => (read.Operation, node) switch
    {
        (IPropertyReferenceOperation property, AssignmentExpressionSyntax assignment) =>
            assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)
            && IsSame(assignment.Left, property.Syntax)
            && IsSame(assignment.Right, value),
        // The setter of a getter: SetSocketOption(level, name, value) before GetSocketOption(level, name).
        (IInvocationOperation { Syntax: InvocationExpressionSyntax get }, InvocationExpressionSyntax set) =>
            SetterOf(get.Expression.ToString()) == set.Expression.ToString()
            && set.ArgumentList.Arguments is { Count: > 1 } arguments
            && IsSame(arguments.Last().Expression, value)
            && get.ArgumentList.Arguments.Zip(arguments, static (one, other) => IsSame(one, other)).All(static same => same),
        _ => false,
    };

    private static string SetterOf(string getter)
    {
        int name = getter.LastIndexOf("Get", StringComparison.Ordinal);
        return name < 0 ? "" : getter.Remove(name, 1).Insert(name, "S");
    }

    private static bool IsSame(SyntaxNode one, SyntaxNode other) => SyntaxFactory.AreEquivalent(one, other);

    private static IOperation? ComparedLocal(IVariableDeclaratorOperation declarator, ILocalSymbol local)
    {
        SyntaxNode scope = WrittenPlaces.ScopeOf(declarator.Syntax);
        SemanticModel? model = declarator.SemanticModel;
        foreach (BinaryExpressionSyntax comparison in scope.DescendantNodes().OfType<BinaryExpressionSyntax>())
        {
            if (comparison.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression
                && model?.GetOperation(comparison) is IBinaryOperation operation)
            {
                IOperation left = Unconverted(operation.LeftOperand);
                IOperation right = Unconverted(operation.RightOperand);
                if (IsLocal(left, local))
                {
                    return right;
                }

                if (IsLocal(right, local))
                {
                    return left;
                }
            }
        }

        return null;
    }

    private static bool IsLocal(IOperation operation, ILocalSymbol local) =>
        operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local);

    // (int)socket.GetSocketOption(…)!
    private static IOperation Outermost(IOperation operation) =>
        operation.Parent is IConversionOperation conversion ? Outermost(conversion) : operation;

    private static IOperation Unconverted(IOperation operation) =>
        operation is IConversionOperation { ConstantValue.HasValue: false } conversion
            ? Unconverted(conversion.Operand)
            : operation;
}
