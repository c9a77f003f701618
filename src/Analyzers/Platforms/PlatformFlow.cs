using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Flow;

namespace Sockopt.Analyzers.Platforms;

/// <summary>
/// Narrows the systems on which an operation may run by the tests that are passed on the way to it: enclosing ones, early exits,
/// conditions of loops and expressions alike, for a control-flow graph knows only branches.
/// </summary>
internal sealed class PlatformFlow
{
    private readonly ControlFlowGraph _graph;
    private readonly PlatformSet _entry;
    private readonly SemanticModel? _model;
    private readonly PlatformGuardReader _guards;
    private readonly PlatformEvidence _evidence;
    private readonly PlatformCheck _checks;

    // By block; one that is never reached has none.
    private readonly PlatformSet?[] _states;

    private readonly ConditionalWeakTable<ControlFlowGraph, PlatformFlow> _inner = new();
    private readonly IReadOnlyList<ReachedOperation> _operations;

    /// <summary>Follows the tests of one graph.</summary>
    /// <param name="graph">The graph of a member.</param>
    /// <param name="entry">The systems on which the member may run.</param>
    /// <param name="model">The file that the tests are in.</param>
    /// <param name="cancellation">Stops the analysis.</param>
    public PlatformFlow(ControlFlowGraph graph, PlatformSet entry, SemanticModel? model, CancellationToken cancellation)
    {
        _graph = graph;
        _entry = entry;
        _model = model;
        _guards = new PlatformGuardReader(model);
        _evidence = new PlatformEvidence(model);
        _checks = new PlatformCheck(_guards, _evidence);
        _states = new PlatformSet?[graph.Blocks.Length];
        Solve(cancellation);
        _operations = [.. Operations()];
    }

    /// <summary>The systems on which a piece of code may run.</summary>
    /// <param name="target">The code, perhaps in a lambda or a local function.</param>
    /// <param name="cancellation">Stops the analysis.</param>
    public PlatformSet At(SyntaxNode target, CancellationToken cancellation)
    {
        if (FlowGraphs.LocalFunctionAt(_graph, target) is { } function)
        {
            ControlFlowGraph inner = _graph.GetLocalFunctionControlFlowGraph(function, cancellation);
            return At(inner, function, WhereUsed(function), target, cancellation);
        }

        PlatformSet? found = null;
        foreach ((IOperation operation, PlatformSet? state) in _operations)
        {
            if (!operation.Syntax.Span.Contains(target.Span))
            {
                continue;
            }

            foreach (IOperation part in operation.DescendantsAndSelf())
            {
                // What runs later runs on the same machine.
                if (part is IFlowAnonymousFunctionOperation lambda && lambda.Syntax.Span.Contains(target.Span))
                {
                    ControlFlowGraph inner = _graph.GetAnonymousFunctionControlFlowGraph(lambda, cancellation);
                    return At(inner, lambda.Symbol, state ?? _entry, target, cancellation);
                }

                // A finally block or a captured value may stand in several blocks.
                if (part.Syntax == target)
                {
                    found = Union(found, state);
                }
            }
        }

        return found ?? _entry;
    }

    // A function that is inside has attributes and a name of its own.
    private PlatformSet At(
        ControlFlowGraph inner, IMethodSymbol function, PlatformSet entry, SyntaxNode target, CancellationToken cancellation) =>
        _inner.GetValue(
            inner, graph => new PlatformFlow(graph, PlatformAttributes.Narrow(entry, function), _model, cancellation))
            .At(target, cancellation);

    private void Solve(CancellationToken cancellation)
    {
        Queue<BasicBlock> changed = new Queue<BasicBlock>();
        Reach(_graph.Blocks[0], _entry);
        while (changed.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            BasicBlock block = changed.Dequeue();
            PlatformSet state = _states[block.Ordinal]!.Value;

            foreach (ControlFlowRegion handler in HandlersStartingAt(block))
            {
                Reach(_graph.Blocks[handler.FirstBlockOrdinal], state);
            }

            foreach (IOperation operation in block.Operations)
            {
                state = _checks.After(operation, state);
            }

            (PlatformSet conditional, PlatformSet fallThrough) = Branch(block, state);
            Follow(block.ConditionalSuccessor, conditional);
            Follow(block.FallThroughSuccessor, block.ConditionKind == ControlFlowConditionKind.None ? state : fallThrough);
        }

        void Follow(ControlFlowBranch? branch, PlatformSet state)
        {
            if (branch?.Destination is { } destination)
            {
                Reach(destination, state);
            }
        }

        void Reach(BasicBlock block, PlatformSet state)
        {
            PlatformSet? joined = Union(_states[block.Ordinal], state);
            if (joined != _states[block.Ordinal])
            {
                _states[block.Ordinal] = joined;
                changed.Enqueue(block);
            }
        }
    }

    // Whatever happens in a try block, its handlers run on no other system than it was entered on.
    private static IEnumerable<ControlFlowRegion> HandlersStartingAt(BasicBlock block)
    {
        for (ControlFlowRegion? region = block.EnclosingRegion;
            region is not null && region.FirstBlockOrdinal == block.Ordinal;
            region = region.EnclosingRegion)
        {
            if (region.Kind is ControlFlowRegionKind.TryAndCatch or ControlFlowRegionKind.TryAndFinally)
            {
                foreach (ControlFlowRegion handler in region.NestedRegions)
                {
                    if (handler.Kind != ControlFlowRegionKind.Try)
                    {
                        yield return handler;
                    }
                }
            }
        }
    }

    private (PlatformSet Conditional, PlatformSet FallThrough) Branch(BasicBlock block, PlatformSet state)
    {
        if (block.ConditionKind == ControlFlowConditionKind.None || block.BranchValue is not { } condition)
        {
            return (state, state);
        }

        if (_guards.Read(condition) is not { } guard)
        {
            PlatformSet unclear = _evidence.IsIn(condition) ? state.InDoubt() : state;
            return (unclear, unclear);
        }

        PlatformSet whenTrue = state.Intersect(guard.WhenTrue);
        PlatformSet whenFalse = state.Intersect(guard.WhenFalse);
        return block.ConditionKind == ControlFlowConditionKind.WhenTrue ? (whenTrue, whenFalse) : (whenFalse, whenTrue);
    }

    private PlatformSet WhereUsed(IMethodSymbol function)
    {
        PlatformSet? used = null;
        foreach ((IOperation operation, PlatformSet? state) in _operations)
        {
            foreach (IOperation part in operation.DescendantsAndSelf())
            {
                IMethodSymbol? method = part switch
                {
                    IInvocationOperation call => call.TargetMethod,
                    IMethodReferenceOperation reference => reference.Method,
                    // It may be used in there, on the systems that lead there.
                    IFlowAnonymousFunctionOperation lambda when Mentions(lambda.Syntax, function) => function,
                    _ => null,
                };
                if (method is not null && IsSame(method.OriginalDefinition, function.OriginalDefinition))
                {
                    used = Union(used, state);
                }
            }
        }

        // Other local functions may use it as well, and theirs is another graph.
        return !_graph.LocalFunctions.Any(other => !IsSame(other, function) && IsMentionedIn(other, function)) ? used ?? _entry
            : PlatformNames.AreInTest(_graph.OriginalOperation.Syntax) ? _entry.InDoubt()
            : _entry;
    }

    private static PlatformSet? Union(PlatformSet? one, PlatformSet? other) =>
        one is { } left && other is { } right ? left.Union(right) : one ?? other;

    private static bool IsSame(IMethodSymbol one, IMethodSymbol other) => SymbolEqualityComparer.Default.Equals(one, other);

    private static bool IsMentionedIn(IMethodSymbol other, IMethodSymbol function) =>
        other.DeclaringSyntaxReferences.Any(reference => Mentions(reference.GetSyntax(), function));

    private static bool Mentions(SyntaxNode code, IMethodSymbol function) =>
        code.DescendantTokens().Any(token => token.ValueText == function.Name);

    private IEnumerable<ReachedOperation> Operations()
    {
        foreach (BasicBlock block in _graph.Blocks)
        {
            PlatformSet? state = _states[block.Ordinal];
            foreach (IOperation operation in block.Operations)
            {
                yield return new ReachedOperation(operation, state);
                state = state is { } before ? _checks.After(operation, before) : null;
            }

            if (block.BranchValue is { } value)
            {
                yield return new ReachedOperation(value, state);
            }
        }
    }

    /// <summary>An operation of a block, and the systems on which it may run; none if it is never reached.</summary>
    private sealed record ReachedOperation(IOperation Operation, PlatformSet? Systems);
}
