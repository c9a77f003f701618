using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Flow;

namespace Sockopt.Analyzers.Sockets;

/// <summary>Which calls on a socket of the core are made after it was closed, on every way to them in one function.</summary>
internal sealed class ClosedFlow : ForwardFlow<ClosedBy>
{
    private readonly SocketTypes _types;
    private readonly SocketVariable _variables;
    private readonly ISymbol _variable;
    private readonly Dictionary<IInvocationOperation, ClosedBy> _calls = [];

    private ClosedFlow(ControlFlowGraph graph, SocketTypes types, ISymbol variable)
        : base(graph)
    {
        _types = types;
        _variables = new SocketVariable(types, FlowGraphs.CapturesOf(graph));
        _variable = variable;
    }

    /// <summary>The calls that fail because of one that closes the socket, from top to bottom.</summary>
    /// <param name="graph">The graph of the member that has the close in it, perhaps in a lambda or a local function.</param>
    /// <param name="types">The library's types.</param>
    /// <param name="variable">The variable that the socket stands in.</param>
    /// <param name="close">The call that closes it.</param>
    /// <param name="cancellation">Stops the analysis.</param>
    public static IEnumerable<IInvocationOperation> CallsAfter(
        ControlFlowGraph graph, SocketTypes types, ISymbol variable, SyntaxNode close, CancellationToken cancellation)
    {
        ClosedFlow flow = new ClosedFlow(FlowGraphs.FunctionAt(graph, close, cancellation), types, variable);
        flow.Solve(cancellation);
        flow._calls.Clear();
        flow.Revisit();
        return flow._calls
            .GroupBy(static call => call.Key.Syntax)
            .Where(calls => calls.All(call => call.Value.Call == close))
            .Select(static calls => calls.First().Key)
            .OrderBy(static call => call.Syntax.SpanStart);
    }

    /// <summary>Whether a call closes a socket of the core, whatever it returns.</summary>
    public static bool IsClose(IInvocationOperation call, SocketTypes types) =>
        call.TargetMethod.Name is "Close" or "CloseAsync" or "Dispose"
        && ReferenceEquals(call.TargetMethod.ContainingType, types.KernelSocket);

    protected override ClosedBy Join(ClosedBy one, ClosedBy other) => one.Join(other);

    protected override ClosedBy Run(ClosedBy state, IOperation operation)
    {
        if (operation is IInvocationOperation call && IsVariable(call.Instance))
        {
            if (IsClose(call, _types))
            {
                return state.Call is null ? new ClosedBy(call.Syntax) : state;
            }

            if (ReferenceEquals(call.TargetMethod.ContainingType, _types.KernelSocket)
                && ResultTypes.Of(call.TargetMethod.ReturnType, _types) is not null)
            {
                _calls[call] = state;
            }
        }

        return IsChange(operation) ? default : state;
    }

    protected override bool IsChange(IOperation operation) => SocketVariable.IsWrite(operation, IsVariable);

    // A finally block is where sockets are closed.
    protected override ClosedBy Pass(BasicBlock first, ClosedBy state) => RunBlock(first, state);

    private bool IsVariable(IOperation? socket) => SymbolEqualityComparer.Default.Equals(_variables.Find(socket), _variable);
}
