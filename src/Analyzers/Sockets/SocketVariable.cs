using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Calls;

namespace Sockopt.Analyzers.Sockets;

/// <summary>
/// Finds the variable that a socket stands in: a local, a parameter, or a readonly field of this object. A client's socket stands
/// in the client's variable.
/// </summary>
internal sealed class SocketVariable(SocketTypes types, ImmutableDictionary<CaptureId, IOperation?> captures)
{
    public SocketVariable(SocketTypes types)
        : this(types, ImmutableDictionary<CaptureId, IOperation?>.Empty)
    {
    }

    /// <summary>The variable behind an expression, or null if there is none that stays the same.</summary>
    public ISymbol? Find(IOperation? socket) => socket is null ? null : Direct(socket) switch
    {
        ILocalReferenceOperation { Local: { IsRef: false } local } => local,
        IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } => parameter,
        IFieldReferenceOperation { Field: { IsReadOnly: true } field, Instance: null or IInstanceReferenceOperation } => field,
        { } other => SocketClient.Of(other, types) is { } client ? Find(client) : null,
        null => null,
    };

    /// <summary>An expression without what does not change its value.</summary>
    public IOperation? Direct(IOperation expression) => expression switch
    {
        IConversionOperation { OperatorMethod: null } conversion => Direct(conversion.Operand),
        IParenthesizedOperation parenthesized => Direct(parenthesized.Operand),
        IDeclarationExpressionOperation declaration => Direct(declaration.Expression),
        IFlowCaptureReferenceOperation reference =>
            captures.TryGetValue(reference.Id, out IOperation? captured) && captured is not null ? Direct(captured) : null,
        IConditionalAccessInstanceOperation instance => Accessed(instance) is { } accessed ? Direct(accessed) : null,
        _ => expression,
    };

    /// <summary>Whether an operation may put something else into a variable.</summary>
    /// <param name="operation">The operation, without its parts.</param>
    /// <param name="isVariable">Whether an expression is the variable.</param>
    public static bool IsWrite(IOperation operation, Func<IOperation, bool> isVariable) => operation switch
    {
        IDeconstructionAssignmentOperation assignment => assignment.Target.DescendantsAndSelf().Any(isVariable),
        IAssignmentOperation assignment => isVariable(assignment.Target),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => isVariable(argument.Value),
        _ => false,
    };

    private static IOperation? Accessed(IConditionalAccessInstanceOperation instance)
    {
        IOperation inner = instance;
        for (IOperation? outer = instance.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IConditionalAccessOperation access && access.WhenNotNull == inner)
            {
                return access.Operation;
            }

            inner = outer;
        }

        return null;
    }
}
