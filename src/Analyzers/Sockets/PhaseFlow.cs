using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Flow;

namespace Sockopt.Analyzers.Sockets;

/// <summary>Whether the socket of a variable has reached a phase on every way to a place in one function.</summary>
internal sealed class PhaseFlow : ForwardFlow<PhaseReached>
{
    private readonly SocketTypes _types;
    private readonly SocketVariable _variables;
    private readonly ISymbol _variable;
    private readonly SocketPhase _phase;
    private readonly SyntaxNode _target;
    private PhaseReached? _found;

    private PhaseFlow(
        ControlFlowGraph graph, SocketTypes types, ISymbol variable, SocketPhase phase, SyntaxNode target)
        : base(graph)
    {
        _types = types;
        _variables = new SocketVariable(types, FlowGraphs.CapturesOf(graph));
        _variable = variable;
        _phase = phase;
        _target = target;
    }

    /// <summary>What is certain when the code at <paramref name="target"/> runs.</summary>
    /// <param name="graph">The graph of the member that has the code in it, perhaps in a lambda or a local function.</param>
    /// <param name="types">The framework's types.</param>
    /// <param name="variable">The variable that the socket, or the client that has it inside, stands in.</param>
    /// <param name="phase">The phase in question.</param>
    /// <param name="target">The code.</param>
    /// <param name="cancellation">Stops the analysis.</param>
    public static PhaseReached At(
        ControlFlowGraph graph,
        SocketTypes types,
        ISymbol variable,
        SocketPhase phase,
        SyntaxNode target,
        CancellationToken cancellation)
    {
        ControlFlowGraph function = FlowGraphs.FunctionAt(graph, target, cancellation);
        PhaseFlow flow = new PhaseFlow(function, types, variable, phase, target);
        flow.Solve(cancellation);
        flow._found = null;
        flow.Revisit();
        return flow._found ?? default;
    }

    protected override PhaseReached Join(PhaseReached one, PhaseReached other) => one.Join(other);

    protected override PhaseReached Run(PhaseReached state, IOperation operation)
    {
        if (operation.Syntax == _target && operation is IInvocationOperation or IPropertyReferenceOperation)
        {
            _found = _found is { } found ? found.Join(state) : state;
        }

        return operation switch
        {
            IInvocationOperation call when IsVariable(call.Instance) => SocketStep.Of(call, _types) switch
            {
                null => default,
                { } done => Reached(state, done, call),
            },
            ISimpleAssignmentOperation assignment when IsVariable(assignment.Target) => AfterAssignment(assignment),
            _ => SocketVariable.IsWrite(operation, IsVariable) ? default : state,
        };
    }

    protected override bool IsChange(IOperation operation) =>
        SocketVariable.IsWrite(operation, IsVariable)
        || (operation is IInvocationOperation call && IsVariable(call.Instance) && SocketStep.Of(call, _types) is null);

    private PhaseReached Reached(PhaseReached state, SocketPhase done, IOperation by) =>
        state.IsCertain || (done & _phase) == 0 ? state : new PhaseReached(true, by.Syntax);

    private PhaseReached AfterAssignment(ISimpleAssignmentOperation assignment) =>
        IsWholeVariable(assignment.Target) && _variables.Direct(assignment.Value) is IObjectCreationOperation creation
            ? Reached(default, SocketStep.Of(creation, _types), creation)
            : default;

    // The socket inside a client is not the client.
    private bool IsWholeVariable(IOperation target) => SocketClient.Of(target, _types) is null;

    private bool IsVariable(IOperation? socket) => SymbolEqualityComparer.Default.Equals(_variables.Find(socket), _variable);
}
