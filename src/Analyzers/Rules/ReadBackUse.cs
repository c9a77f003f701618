using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Variables;

namespace Sockopt.Analyzers.Rules;

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
                IsOneOfSeveral(comparison, read)
                    ? null
                    : Unconverted(comparison.LeftOperand == value ? comparison.RightOperand : comparison.LeftOperand),
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Equal" or "AreEqual" } assertion } argument
                when assertion.Arguments is [var first, var second, ..] && (argument == first || argument == second) =>
                Unconverted((argument == first ? second : first).Value),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } declarator } =>
                ComparedLocal(declarator, local),
            _ => null,
        };
    }

    /// <summary>Whether the same option of the same socket is set to the same value on the way to where it is read.</summary>
    /// <remarks>
    /// A constant, a local, a parameter or a field is the same value where it is written with the same words, and where nothing
    /// is written to it in between.
    /// </remarks>
    public static bool IsSetBefore(SocketOptionCall read, IOperation value)
    {
        SyntaxNode place = read.Operation.Syntax;
        SyntaxNode scope = WrittenPlaces.ScopeOf(place);
        return (value.ConstantValue.HasValue || IsVariable(value))
            && scope.DescendantNodes().TakeWhile(node => node.SpanStart < place.SpanStart)
                .LastOrDefault(node => ValueSet(node, read) is not null) is { } set
            && IsSame(ValueSet(set, read)!, value.Syntax)
            && IsOnTheWay(set, place)
            && !IsAnyWrittenBetween(scope, [place, value.Syntax], set.Span.End, place.SpanStart);
    }

    private static bool IsVariable(IOperation value) =>
        value is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation;

    // What the same option of the same socket is set to.
    private static ExpressionSyntax? ValueSet(SyntaxNode node, SocketOptionCall read) => (read.Operation, node) switch
    {
        (IPropertyReferenceOperation property, AssignmentExpressionSyntax assignment) =>
            IsSame(assignment.Left, property.Syntax) ? assignment.Right : null,
        // The setter of a getter: SetSocketOption(level, name, value) before GetSocketOption(level, name).
        (IInvocationOperation { Syntax: InvocationExpressionSyntax get }, InvocationExpressionSyntax set) =>
            SetterOf(get.Expression.ToString()) == set.Expression.ToString()
            && set.ArgumentList.Arguments is { Count: > 1 } arguments
            && get.ArgumentList.Arguments.Zip(arguments, static (one, other) => IsSame(one, other)).All(static same => same)
                ? arguments.Last().Expression
                : null,
        _ => null,
    };

    // A statement of a list comes before all that stands after it in the list, save what is jumped to.
    private static bool IsOnTheWay(SyntaxNode set, SyntaxNode read) =>
        set.Parent is ExpressionStatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax } statement
        && (statement.Parent is GlobalStatementSyntax || statement.Parent!.Span.Contains(read.Span));

    private static bool IsAnyWrittenBetween(SyntaxNode scope, IEnumerable<SyntaxNode> expressions, int start, int end) =>
        expressions
            .SelectMany(static expression => expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
            .SelectMany(name => WrittenPlaces.OfField(scope, name.Identifier.ValueText))
            .Any(place => place.SpanStart >= start && place.SpanStart < end);

    private static string SetterOf(string getter)
    {
        int name = getter.LastIndexOf("Get", StringComparison.Ordinal);
        return name < 0 ? "" : getter.Remove(name, 1).Insert(name, "S");
    }

    private static bool IsSame(SyntaxNode one, SyntaxNode other) => SyntaxFactory.AreEquivalent(one, other);

    // Who compares it with another value as well knows that it may be that.
    private static bool IsOneOfSeveral(IBinaryOperation comparison, IOperation read)
    {
        IOperation condition = comparison;
        while (condition.Parent is IBinaryOperation
            {
                OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.ConditionalAnd,
            } both)
        {
            condition = both;
        }

        return condition.Syntax.DescendantNodes().Count(node => IsSame(node, read.Syntax)) > 1;
    }

    private static IOperation? ComparedLocal(IVariableDeclaratorOperation declarator, ILocalSymbol local)
    {
        SyntaxNode scope = WrittenPlaces.ScopeOf(declarator.Syntax);
        if (WrittenPlaces.OfVariable(scope, local.Name).Any())
        {
            return null;
        }

        IOperation[] compared =
        [
            .. from comparison in scope.DescendantNodes().OfType<BinaryExpressionSyntax>()
               where comparison.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression
               let operation = declarator.SemanticModel?.GetOperation(comparison) as IBinaryOperation
               where operation is not null
               let left = Unconverted(operation.LeftOperand)
               let right = Unconverted(operation.RightOperand)
               where IsLocal(left, local) || IsLocal(right, local)
               select IsLocal(left, local) ? right : left,
        ];
        return compared is [var only] ? only : null;
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
