using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Calls;

namespace Sockopt.Analyzers.Chains;

/// <summary>What becomes of the result of a call that takes a chain only if it succeeds.</summary>
internal static class SendResult
{
    private const string IsSuccess = "IsSuccess";
    private const string Error = "Errno";

    /// <summary>Whether it is known who looks at the result of a call that is not part of a condition.</summary>
    /// <param name="call">The call, in a graph.</param>
    /// <param name="holder">The local that has the result, its error or its success; null if nobody in the function looks at
    /// it.</param>
    public static bool IsKnown(IInvocationOperation call, out ILocalSymbol? holder)
    {
        IOperation value = call;
        while (IsPassage(value.Parent, value))
        {
            value = value.Parent!;
        }

        holder = value.Parent is ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } }
            ? local
            : null;
        return value.Parent switch
        {
            // What leaves the function is not looked at on the way out.
            null or IExpressionStatementOperation => true,
            ISimpleAssignmentOperation { Target: IDiscardOperation or ILocalReferenceOperation } => true,
            _ => false,
        };
    }

    /// <summary>What a condition asks whether a call succeeded, or null if it is another condition.</summary>
    /// <returns>The local that has the result, or the syntax of the call, and the answer that means success.</returns>
    public static (object Holder, bool Success)? AskedBy(IOperation condition, SocketTypes types)
    {
        switch (Plain(condition))
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand }:
                return AskedBy(operand, types) is var (holder, success) ? (holder, !success) : null;
            case IPropertyReferenceOperation { Property.Name: IsSuccess, Instance: { } result }:
                return Holder(result) is { } asked ? (asked, true) : null;
            case ILocalReferenceOperation { Local: { Type.SpecialType: SpecialType.System_Boolean } flag }:
                return (flag, true);
            case IBinaryOperation
            {
                OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals,
            } comparison:
                IOperation? compared = IsSuccessNumber(comparison.RightOperand, types) ? comparison.LeftOperand
                    : IsSuccessNumber(comparison.LeftOperand, types) ? comparison.RightOperand
                    : null;
                return ErrorHolder(compared, types) is { } one
                    ? (one, comparison.OperatorKind == BinaryOperatorKind.Equals)
                    : null;
            case IIsPatternOperation { Value: var value, Pattern: var pattern }:
                bool isNegated = pattern is INegatedPatternOperation;
                IPatternOperation plain = pattern is INegatedPatternOperation negated ? negated.Pattern : pattern;
                return plain is IConstantPatternOperation constant
                    && IsSuccessNumber(constant.Value, types)
                    && ErrorHolder(value, types) is { } matched
                        ? (matched, !isNegated)
                        : null;
            default:
                return null;
        }
    }

    // await, ConfigureAwait, AsTask, .Errno and .IsSuccess.
    private static bool IsPassage(IOperation? parent, IOperation value) => parent switch
    {
        IAwaitOperation => true,
        IParenthesizedOperation => true,
        IConversionOperation { OperatorMethod: null } => true,
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" } task => task.Instance == value,
        IPropertyReferenceOperation { Property.Name: Error or IsSuccess } property => property.Instance == value,
        _ => false,
    };

    private static object? ErrorHolder(IOperation? error, SocketTypes types) => error is null ? null : Plain(error) switch
    {
        IPropertyReferenceOperation { Property.Name: Error, Instance: { } result } => Holder(result),
        ILocalReferenceOperation { Local: var local } when ReferenceEquals(local.Type, types.Errno) => local,
        IInvocationOperation or IAwaitOperation => Holder(error),
        _ => null,
    };

    private static object? Holder(IOperation result) => Plain(result) switch
    {
        ILocalReferenceOperation { Local: var local } => local,
        IAwaitOperation { Operation: var awaited } => Holder(awaited),
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask", Instance: { } task } => Holder(task),
        IInvocationOperation call => call.Syntax,
        _ => null,
    };

    private static bool IsSuccessNumber(IOperation value, SocketTypes types) =>
        Plain(value) is { ConstantValue: { HasValue: true, Value: 0 } } constant
        && (ReferenceEquals(constant.Type, types.Errno) || ReferenceEquals(value.Type, types.Errno));

    private static IOperation Plain(IOperation value) => value switch
    {
        IParenthesizedOperation parenthesized => Plain(parenthesized.Operand),
        IConversionOperation { OperatorMethod: null, ConstantValue.HasValue: false } conversion => Plain(conversion.Operand),
        _ => value,
    };
}
