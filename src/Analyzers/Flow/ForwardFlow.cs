using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Sockopt.Analyzers.Flow;

/// <summary>
/// What is certain at each place of one function: a forward analysis in which all ways must agree. Whatever led into a handler or
/// a finally block may have failed, so nothing is certain there.
/// </summary>
/// <typeparam name="TState">What may be certain. The default value says that nothing is.</typeparam>
internal abstract class ForwardFlow<TState>(ControlFlowGraph graph)
    where TState : struct, IEquatable<TState>
{
    private readonly TState?[] _states = new TState?[graph.Blocks.Length];
    private readonly Dictionary<ControlFlowRegion, bool> _changes = [];

    /// <summary>What is certain after one or another way. It may say less than each of them, and never more.</summary>
    protected abstract TState Join(TState one, TState other);

    /// <summary>What is certain after an operation whose parts have been evaluated.</summary>
    protected abstract TState Run(TState state, IOperation operation);

    /// <summary>Whether an operation in a finally block makes uncertain what was certain before that.</summary>
    protected abstract bool IsChange(IOperation operation);

    /// <summary>What is certain after a block, on one of the ways out of it.</summary>
    protected virtual TState Leave(BasicBlock block, ControlFlowBranch branch, TState state) => state;

    /// <summary>What is certain after a finally block that changes nothing.</summary>
    /// <param name="first">The first of its blocks, which runs whatever came before.</param>
    /// <param name="state">What was certain before it.</param>
    protected virtual TState Pass(BasicBlock first, TState state) => state;

    /// <summary>Follows all ways, until nothing changes any more.</summary>
    protected void Solve(CancellationToken cancellation)
    {
        Queue<BasicBlock> changed = new Queue<BasicBlock>();
        Reach(graph.Blocks[0], default);
        foreach (ControlFlowRegion handler in HandlersIn(graph.Root))
        {
            Reach(graph.Blocks[handler.FirstBlockOrdinal], default);
        }

        while (changed.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            BasicBlock block = changed.Dequeue();
            TState state = RunBlock(block, _states[block.Ordinal]!.Value);
            Follow(block, block.ConditionalSuccessor, state);
            Follow(block, block.FallThroughSuccessor, state);
        }

        void Follow(BasicBlock block, ControlFlowBranch? branch, TState state)
        {
            if (branch?.Destination is { } destination)
            {
                Reach(destination, branch.FinallyRegions.Aggregate(Leave(block, branch, state), Pass));
            }
        }

        void Reach(BasicBlock block, TState state)
        {
            TState joined = _states[block.Ordinal] is { } known ? Join(known, state) : state;
            if (_states[block.Ordinal] is not { } before || !joined.Equals(before))
            {
                _states[block.Ordinal] = joined;
                changed.Enqueue(block);
            }
        }
    }

    /// <summary>Runs every block that can be reached once more, now that all is known.</summary>
    // Until then a block was run when not every way to it was known.
    protected void Revisit()
    {
        foreach (BasicBlock block in graph.Blocks)
        {
            if (_states[block.Ordinal] is { } state)
            {
                TState after = RunBlock(block, state);
                Revisit(block, block.ConditionalSuccessor, after);
                Revisit(block, block.FallThroughSuccessor, after);
            }
        }
    }

    /// <summary>Runs the first block of a finally region, on a way that leads there without an exception.</summary>
    protected virtual void Enter(BasicBlock finallyBlock, TState state)
    {
    }

    /// <summary>Runs the operations of a block in order.</summary>
    protected TState RunBlock(BasicBlock block, TState state) =>
        FlowGraphs.OperationsOf(block).SelectMany(FlowGraphs.InOrder).Aggregate(state, Run);

    private void Revisit(BasicBlock block, ControlFlowBranch? branch, TState state)
    {
        if (branch is null || branch.FinallyRegions.IsEmpty)
        {
            return;
        }

        // One way may lead through several, the innermost first.
        TState reached = Leave(block, branch, state);
        foreach (ControlFlowRegion region in branch.FinallyRegions)
        {
            Enter(graph.Blocks[region.FirstBlockOrdinal], reached);
            if (HasChange(region))
            {
                reached = default;
            }
        }
    }

    private TState Pass(TState state, ControlFlowRegion region) =>
        HasChange(region) ? default : Pass(graph.Blocks[region.FirstBlockOrdinal], state);

    // Every way out of a try block asks, as often as it is followed.
    private bool HasChange(ControlFlowRegion region)
    {
        if (!_changes.TryGetValue(region, out bool hasChange))
        {
            hasChange = IsChanging(region);
            _changes.Add(region, hasChange);
        }

        return hasChange;
    }

    private bool IsChanging(ControlFlowRegion region) =>
        Enumerable.Range(region.FirstBlockOrdinal, region.LastBlockOrdinal - region.FirstBlockOrdinal + 1)
            .SelectMany(ordinal => FlowGraphs.OperationsOf(graph.Blocks[ordinal]))
            .SelectMany(FlowGraphs.InOrder)
            .Any(IsChange);

    private static IEnumerable<ControlFlowRegion> HandlersIn(ControlFlowRegion region) =>
        region.NestedRegions.SelectMany(static nested =>
            nested.Kind is ControlFlowRegionKind.Catch
                or ControlFlowRegionKind.Filter
                or ControlFlowRegionKind.FilterAndHandler
                or ControlFlowRegionKind.Finally
                ? HandlersIn(nested).Prepend(nested)
                : HandlersIn(nested));
}
