using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Sockopt.Analyzers.Platforms;

/// <summary>
/// Narrows the systems on which an operation may run by the tests that are passed on the way to it: enclosing ones, early exits,
/// conditions of loops and expressions alike, for a control-flow graph knows only branches.
/// </summary>
/// <param name="model">The file that the tests are in.</param>
/// <param name="cancellation">Stops the analysis.</param>
internal sealed class PlatformFlow(SemanticModel? model, CancellationToken cancellation)
{
    private readonly PlatformGuardReader _guards = new(model);
    private readonly PlatformEvidence _evidence = new(model);

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
            foreach ((IOperation operation, PlatformSet? state) in Walk(block, states[block.Ordinal]))
            {
                // What runs later runs on the same machine.
                if (operation is IFlowAnonymousFunctionOperation lambda && lambda.Syntax.Span.Contains(target.Span))
                {
                    ControlFlowGraph inner = graph.GetAnonymousFunctionControlFlowGraph(lambda, cancellation);
                    return At(inner, target, state ?? entry);
                }

                // A finally block or a captured value may stand in several blocks.
                if (operation.Syntax == target)
                {
                    found = Union(found, state);
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

            state = block.Operations.Aggregate(state, After);
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

        if (_guards.Read(condition) is not { } guard)
        {
            PlatformSet unclear = _evidence.IsIn(condition) ? state.InDoubt() : state;
            return (unclear, unclear);
        }

        PlatformSet whenTrue = state.Intersect(guard.WhenTrue);
        PlatformSet whenFalse = state.Intersect(guard.WhenFalse);
        return block.ConditionKind == ControlFlowConditionKind.WhenTrue ? (whenTrue, whenFalse) : (whenFalse, whenTrue);
    }

    private PlatformSet After(PlatformSet state, IOperation operation) =>
        new PlatformCheck(_guards, _evidence).After(operation, state);

    private PlatformSet WhereUsed(
        ControlFlowGraph graph, PlatformSet?[] states, IMethodSymbol function, PlatformSet entry)
    {
        PlatformSet? used = null;
        foreach (BasicBlock block in graph.Blocks)
        {
            foreach ((IOperation operation, PlatformSet? state) in Walk(block, states[block.Ordinal]))
            {
                IMethodSymbol? method = operation switch
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
        return !graph.LocalFunctions.Any(other => !IsSame(other, function) && IsMentionedIn(other, function)) ? used ?? entry
            : PlatformNames.AreInTest(graph.OriginalOperation.Syntax) ? entry.InDoubt()
            : entry;
    }

    private static PlatformSet? Union(PlatformSet? one, PlatformSet? other) =>
        one is { } left && other is { } right ? left.Union(right) : one ?? other;

    private static bool IsSame(IMethodSymbol one, IMethodSymbol other) => SymbolEqualityComparer.Default.Equals(one, other);

    private static bool IsMentionedIn(IMethodSymbol other, IMethodSymbol function) =>
        other.DeclaringSyntaxReferences.Any(reference => Mentions(reference.GetSyntax(), function));

    private static bool Mentions(SyntaxNode code, IMethodSymbol function) =>
        code.DescendantTokens().Any(token => token.ValueText == function.Name);

    // The operations of a block, each with the systems on which it may run.
    private IEnumerable<(IOperation Operation, PlatformSet? State)> Walk(BasicBlock block, PlatformSet? state)
    {
        IEnumerable<IOperation> operations = block.BranchValue is { } value ? block.Operations.Append(value) : block.Operations;
        foreach (IOperation operation in operations)
        {
            foreach (IOperation part in operation.DescendantsAndSelf())
            {
                yield return (part, state);
            }

            state = state is { } before ? After(before, operation) : null;
        }
    }

    private static bool Contains(SyntaxReference reference, SyntaxNode target) =>
        reference.SyntaxTree == target.SyntaxTree && reference.Span.Contains(target.Span);
}
