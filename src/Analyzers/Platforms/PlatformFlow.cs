using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Sockopt.Analyzers.Platforms;

/// <summary>
/// Narrows the systems on which an operation may run by the tests that are passed on the way to it: enclosing ones, early exits,
/// conditions of loops and expressions alike, for a control-flow graph knows only branches.
/// </summary>
/// <param name="guards">Understands the tests.</param>
/// <param name="cancellation">Stops the analysis.</param>
internal sealed class PlatformFlow(PlatformGuardReader guards, CancellationToken cancellation)
{
    /// <summary>The systems on which the code at <paramref name="target"/> may run.</summary>
    /// <param name="graph">The graph of the member that has the code in it, perhaps in a lambda or a local function.</param>
    /// <param name="target">The code.</param>
    /// <param name="entry">The systems on which the member may run.</param>
    public PlatformSet At(ControlFlowGraph graph, SyntaxNode target, PlatformSet entry)
    {
        PlatformSet?[] states = Solve(graph, entry);

        foreach (IMethodSymbol function in graph.LocalFunctions)
        {
            if (function.DeclaringSyntaxReferences.Any(reference => Contains(reference, target)))
            {
                PlatformSet called = WhereUsed(graph, states, function, entry);
                return At(graph.GetLocalFunctionControlFlowGraph(function, cancellation), target, called);
            }
        }

        PlatformSet? found = null;
        foreach (BasicBlock block in graph.Blocks)
        {
            foreach (IOperation operation in OperationsOf(block))
            {
                // What runs later runs on the same machine.
                if (operation is IFlowAnonymousFunctionOperation lambda && lambda.Syntax.Span.Contains(target.Span))
                {
                    ControlFlowGraph inner = graph.GetAnonymousFunctionControlFlowGraph(lambda, cancellation);
                    return At(inner, target, states[block.Ordinal] ?? entry);
                }

                // A finally block or a captured value may stand in several blocks.
                if (operation.Syntax == target)
                {
                    found = Union(found, states[block.Ordinal]);
                }
            }
        }

        return found ?? entry;
    }

    // A block that is never reached has no state.
    private PlatformSet?[] Solve(ControlFlowGraph graph, PlatformSet entry)
    {
        PlatformSet?[] states = new PlatformSet?[graph.Blocks.Length];
        Queue<BasicBlock> changed = new Queue<BasicBlock>();
        Reach(graph.Blocks[0], entry);
        while (changed.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            BasicBlock block = changed.Dequeue();
            PlatformSet state = states[block.Ordinal]!.Value;

            foreach (ControlFlowRegion handler in HandlersStartingAt(block))
            {
                Reach(graph.Blocks[handler.FirstBlockOrdinal], state);
            }

            (PlatformSet conditional, PlatformSet fallThrough) = Branch(block, state);
            Follow(block.ConditionalSuccessor, conditional);
            Follow(block.FallThroughSuccessor, block.ConditionKind == ControlFlowConditionKind.None ? state : fallThrough);
        }

        return states;

        void Follow(ControlFlowBranch? branch, PlatformSet state)
        {
            if (branch?.Destination is { } destination)
            {
                Reach(destination, state);
            }
        }

        void Reach(BasicBlock block, PlatformSet state)
        {
            PlatformSet? joined = Union(states[block.Ordinal], state);
            if (joined != states[block.Ordinal])
            {
                states[block.Ordinal] = joined;
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

        if (guards.Read(condition) is not { } guard)
        {
            PlatformSet unclear = PlatformNames.AreIn(condition.Syntax) ? state.InDoubt() : state;
            return (unclear, unclear);
        }

        PlatformSet whenTrue = state.Intersect(guard.WhenTrue);
        PlatformSet whenFalse = state.Intersect(guard.WhenFalse);
        return block.ConditionKind == ControlFlowConditionKind.WhenTrue ? (whenTrue, whenFalse) : (whenFalse, whenTrue);
    }

    private static PlatformSet WhereUsed(
        ControlFlowGraph graph, PlatformSet?[] states, IMethodSymbol function, PlatformSet entry)
    {
        PlatformSet? used = null;
        foreach (BasicBlock block in graph.Blocks)
        {
            foreach (IOperation operation in OperationsOf(block))
            {
                IMethodSymbol? method = operation switch
                {
                    IInvocationOperation call => call.TargetMethod,
                    IMethodReferenceOperation reference => reference.Method,
                    // It may be used in there, on the systems that lead there.
                    IFlowAnonymousFunctionOperation lambda when Mentions(lambda, function) => function,
                    _ => null,
                };
                if (SymbolEqualityComparer.Default.Equals(method?.OriginalDefinition, function.OriginalDefinition))
                {
                    used = Union(used, states[block.Ordinal]);
                }
            }
        }

        // Other local functions may use it as well, and theirs is another graph.
        return used is { } systems && graph.LocalFunctions.Length == 1 ? systems : entry;
    }

    private static PlatformSet? Union(PlatformSet? one, PlatformSet? other) =>
        one is { } left && other is { } right ? left.Union(right) : one ?? other;

    private static bool Mentions(IFlowAnonymousFunctionOperation lambda, IMethodSymbol function) =>
        lambda.Syntax.DescendantTokens().Any(token => token.ValueText == function.Name);

    private static IEnumerable<IOperation> OperationsOf(BasicBlock block)
    {
        IEnumerable<IOperation> all = block.Operations.SelectMany(static operation => operation.DescendantsAndSelf());
        return block.BranchValue is { } value ? all.Concat(value.DescendantsAndSelf()) : all;
    }

    private static bool Contains(SyntaxReference reference, SyntaxNode target) =>
        reference.SyntaxTree == target.SyntaxTree && reference.Span.Contains(target.Span);
}
