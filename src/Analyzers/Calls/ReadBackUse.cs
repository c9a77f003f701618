using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

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
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Equal" or "AreEqual", Arguments: [var first, var second, ..] } } argument
                when argument == first || argument == second =>
                Unconverted((argument == first ? second : first).Value),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } declarator } =>
                ComparedLocal(declarator, local),
            _ => null,
        };
    }

    /// <summary>Whether the same option of the same socket is set to the same value earlier in the member.</summary>
    /// <remarks>
    /// A constant, a local, a parameter or a field is the same value where it is written with the same words; that it has not changed in
    /// between is not proven, but who compares it takes it for unchanged.
    /// </remarks>
    public static bool IsSetBefore(SocketOptionCall read, IOperation value) =>
        value.ConstantValue.HasValue || value is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation
            ? Scope(read.Operation.Syntax).DescendantNodes(static node => true)
                .TakeWhile(node => node.SpanStart < read.Operation.Syntax.SpanStart)
                .Any(node => Sets(node, read, value.Syntax))
            : false;

    private static bool Sets(SyntaxNode node, SocketOptionCall read, SyntaxNode value) => (read.Operation, node) switch
    {
        (IPropertyReferenceOperation property, AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment) =>
            IsSame(assignment.Left, property.Syntax) && IsSame(assignment.Right, value),
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
        SyntaxNode scope = Scope(declarator.Syntax);
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

    private static SyntaxNode Scope(SyntaxNode node) =>
        node.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax)
        ?? node.SyntaxTree.GetRoot();

    // (int)socket.GetSocketOption(…)!
    private static IOperation Outermost(IOperation operation) =>
        operation.Parent is IConversionOperation conversion ? Outermost(conversion) : operation;

    private static IOperation Unconverted(IOperation operation) =>
        operation is IConversionOperation { ConstantValue.HasValue: false } conversion ? Unconverted(conversion.Operand) : operation;
}
