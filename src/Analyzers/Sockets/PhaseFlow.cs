using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Calls;

namespace Sockopt.Analyzers.Sockets;

/// <summary>
/// Whether the socket of a variable has reached a phase on every way to a place in one function: a forward analysis in which all
/// ways must agree. Whatever led into a handler or a finally block may have failed, so nothing is certain there.
/// </summary>
internal sealed class PhaseFlow
{
    private readonly ControlFlowGraph _graph;
    private readonly SocketTypes _types;
    private readonly SocketVariable _variables;
    private readonly ISymbol _variable;
    private readonly SocketPhase _phase;
    private readonly SyntaxNode _target;
    private readonly PhaseReached?[] _states;
    private PhaseReached? _found;

    private PhaseFlow(
        ControlFlowGraph graph, SocketTypes types, ISymbol variable, SocketPhase phase, SyntaxNode target)
    {
        _graph = graph;
        _types = types;
        _variables = new SocketVariable(types, CapturesOf(graph));
        _variable = variable;
        _phase = phase;
        _target = target;
        _states = new PhaseReached?[graph.Blocks.Length];
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
        ControlFlowGraph function = FunctionOf(graph, target, cancellation);
        PhaseFlow flow = new PhaseFlow(function, types, variable, phase, target);
        flow.Solve(cancellation);
        return flow.Find();
    }

    // A function that is called later, or not at all, knows nothing of what happened around it.
    private static ControlFlowGraph FunctionOf(ControlFlowGraph graph, SyntaxNode target, CancellationToken cancellation)
    {
        if (FlowGraphs.LocalFunctionAt(graph, target) is { } function)
        {
            return FunctionOf(graph.GetLocalFunctionControlFlowGraph(function, cancellation), target, cancellation);
        }

        IFlowAnonymousFunctionOperation? lambda = graph.Blocks
            .SelectMany(OperationsOf)
            .SelectMany(static operation => operation.DescendantsAndSelf())
            .OfType<IFlowAnonymousFunctionOperation>()
            .FirstOrDefault(candidate => candidate.Syntax.Span.Contains(target.Span));
        return lambda is null
            ? graph
            : FunctionOf(graph.GetAnonymousFunctionControlFlowGraph(lambda, cancellation), target, cancellation);
    }

    private void Solve(CancellationToken cancellation)
    {
        Queue<BasicBlock> changed = new Queue<BasicBlock>();
        Reach(_graph.Blocks[0], default);
        foreach (ControlFlowRegion handler in HandlersIn(_graph.Root))
        {
            Reach(_graph.Blocks[handler.FirstBlockOrdinal], default);
        }

        while (changed.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            BasicBlock block = changed.Dequeue();
            PhaseReached state = Run(block, _states[block.Ordinal]!.Value);
            Follow(block.ConditionalSuccessor, state);
            Follow(block.FallThroughSuccessor, state);
        }

        void Follow(ControlFlowBranch? branch, PhaseReached state)
        {
            if (branch?.Destination is { } destination)
            {
                Reach(destination, branch.FinallyRegions.Any(ChangesSocket) ? default : state);
            }
        }

        void Reach(BasicBlock block, PhaseReached state)
        {
            PhaseReached joined = _states[block.Ordinal] is { } known ? known.Join(state) : state;
            if (joined != _states[block.Ordinal])
            {
                _states[block.Ordinal] = joined;
                changed.Enqueue(block);
            }
        }
    }

    // A finally block or a captured value may stand in several blocks.
    private PhaseReached Find()
    {
        _found = null;
        foreach (BasicBlock block in _graph.Blocks)
        {
            if (_states[block.Ordinal] is { } state)
            {
                Run(block, state);
            }
        }

        return _found ?? default;
    }

    private PhaseReached Run(BasicBlock block, PhaseReached state) =>
        OperationsOf(block).SelectMany(InOrder).Aggregate(state, Run);

    private PhaseReached Run(PhaseReached state, IOperation operation)
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
            _ => IsWrite(operation) ? default : state,
        };
    }

    private PhaseReached Reached(PhaseReached state, SocketPhase done, IOperation by) =>
        state.IsCertain || (done & _phase) == 0 ? state : new PhaseReached(true, by.Syntax);

    private PhaseReached AfterAssignment(ISimpleAssignmentOperation assignment) =>
        IsWholeVariable(assignment.Target) && _variables.Direct(assignment.Value) is IObjectCreationOperation creation
            ? Reached(default, SocketStep.Of(creation, _types), creation)
            : default;

    // The socket inside a client is not the client.
    private bool IsWholeVariable(IOperation target) => SocketClient.Of(target, _types) is null;

    private bool IsVariable(IOperation? socket) => SymbolEqualityComparer.Default.Equals(_variables.Find(socket), _variable);

    private bool IsWrite(IOperation operation) => operation switch
    {
        IDeconstructionAssignmentOperation assignment => assignment.Target.DescendantsAndSelf().Any(IsVariable),
        IAssignmentOperation assignment => IsVariable(assignment.Target),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => IsVariable(argument.Value),
        _ => false,
    };

    private bool ChangesSocket(ControlFlowRegion region) =>
        Enumerable.Range(region.FirstBlockOrdinal, region.LastBlockOrdinal - region.FirstBlockOrdinal + 1)
            .SelectMany(ordinal => OperationsOf(_graph.Blocks[ordinal]))
            .SelectMany(InOrder)
            .Any(operation => IsWrite(operation)
                || (operation is IInvocationOperation call && IsVariable(call.Instance) && SocketStep.Of(call, _types) is null));

    private static IEnumerable<ControlFlowRegion> HandlersIn(ControlFlowRegion region) =>
        region.NestedRegions.SelectMany(static nested =>
            nested.Kind is ControlFlowRegionKind.Catch
                or ControlFlowRegionKind.Filter
                or ControlFlowRegionKind.FilterAndHandler
                or ControlFlowRegionKind.Finally
                ? HandlersIn(nested).Prepend(nested)
                : HandlersIn(nested));

    // A value that two ways lead to is none of a known variable.
    private static ImmutableDictionary<CaptureId, IOperation?> CapturesOf(ControlFlowGraph graph)
    {
        ImmutableDictionary<CaptureId, IOperation?>.Builder captures =
            ImmutableDictionary.CreateBuilder<CaptureId, IOperation?>();
        IEnumerable<IOperation> operations = graph.Blocks.SelectMany(static block => block.Operations);
        foreach (IFlowCaptureOperation capture in operations.OfType<IFlowCaptureOperation>())
        {
            captures[capture.Id] = captures.ContainsKey(capture.Id) ? null : capture.Value;
        }

        return captures.ToImmutable();
    }

    private static IEnumerable<IOperation> OperationsOf(BasicBlock block) =>
        block.BranchValue is { } value ? block.Operations.Append(value) : block.Operations;

    // As they are evaluated: what an operation is made of comes before it.
    private static IEnumerable<IOperation> InOrder(IOperation operation)
    {
        foreach (IOperation part in operation.ChildOperations)
        {
            foreach (IOperation inner in InOrder(part))
            {
                yield return inner;
            }
        }

        yield return operation;
    }
}
