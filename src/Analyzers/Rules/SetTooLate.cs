using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Sockets;
using Sockopt.Analyzers.Variables;

namespace Sockopt.Analyzers.Rules;

/// <summary>
/// SOPT1011: an option is set after the step that would have used it. Reported at the argument that names the option; what did
/// the step is the additional location.
/// </summary>
internal static class SetTooLate
{
    /// <summary>Judges one call.</summary>
    public static Diagnostic? Check(CallContext context)
    {
        SocketOptionCall call = context.Call;
        if (call.IsOnCore
            || call is not { Direction: OptionDirection.Set, Socket: { } socket }
            || context.PossibleTargets.All(static target => target.Option.When is null)
            || PhaseBefore(context) is not (not SocketPhase.None and var phase)
            || Find(context, socket, phase) is not { IsCertain: true } reached
            || context.Targets is not { IsEmpty: false } targets)
        {
            return null;
        }

        (string state, string step) = phase switch
        {
            SocketPhase.Bound => ("bound", "that bind"),
            SocketPhase.Connected => ("connected", "that connection"),
            _ => ("told to listen", "that listener"),
        };
        return Diagnostic.Create(
            Descriptors.SetTooLate,
            call.OptionLocation,
            reached.By is { } by && by.SyntaxTree == call.Operation.Syntax.SyntaxTree ? [by.GetLocation()] : null,
            $"{OptionProse.Names(targets)} has to be set before the socket is {state}: "
            + $"{DescribePlace(reached.By, state)}, setting {OptionProse.Describe(call)} {DescribeOutcome(call, step)}");
    }

    // What holds on all systems needs no look at the tests on the way to the call.
    private static SocketPhase PhaseBefore(CallContext context) =>
        PhaseBefore(context.PossibleTargets) is not SocketPhase.None and var phase ? phase : PhaseBefore(context.Targets);

    private static SocketPhase PhaseBefore(ImmutableArray<OptionTarget> targets)
    {
        SocketPhase[] phases = targets.Select(static target => target.Option.When switch
        {
            "beforeBind" => SocketPhase.Bound,
            "beforeConnect" => SocketPhase.Connected,
            "beforeListen" => SocketPhase.Listening,
            _ => SocketPhase.None,
        }).Distinct().ToArray();
        return phases is [var phase] ? phase : SocketPhase.None;
    }

    private static PhaseReached Find(CallContext context, IOperation socket, SocketPhase phase)
    {
        // What a constructor has bound stays so, in every method that uses it.
        if (phase == SocketPhase.Bound
            && SocketCreation.Find(socket, context.Types) is { } creation
            && (SocketStep.Of(creation, context.Types) & phase) != 0)
        {
            return new PhaseReached(true, creation.Syntax);
        }

        return new SocketVariable(context.Types).Find(socket) is { } variable
            && !WrittenPlaces.AreElsewhere(variable, context.Call.Operation.Syntax)
            && context.Graph is { } graph
                ? PhaseFlow.At(graph, context.Types, variable, phase, context.Call.Operation.Syntax, context.Cancellation)
                : default;
    }

    private static string DescribePlace(SyntaxNode? by, string state) => by switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } } => $"after {name}",
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name: var name } } => $"after {name}",
        BaseObjectCreationExpressionSyntax => "after the constructor",
        _ => $"where it is {state} on every path",
    };

    // The framework's property looks for itself.
    private static string DescribeOutcome(SocketOptionCall call, string step) =>
        call.Api == SocketOptionApi.FrameworkProperty
        && call.Operation is IPropertyReferenceOperation { Property.Name: "ExclusiveAddressUse" }
            ? "throws InvalidOperationException"
            : $"fails or comes too late for {step}";
}
