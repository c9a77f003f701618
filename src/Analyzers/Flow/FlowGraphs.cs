using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Sockopt.Analyzers.Flow;

/// <summary>What every analysis of flow asks.</summary>
internal static class FlowGraphs
{
    /// <summary>The flow graph of the member that an operation is in, or null where there is none.</summary>
    // Lambdas and local functions have graphs of their own, inside this one.
    public static ControlFlowGraph? Of(OperationAnalysisContext analysis) => RootOf(analysis.Operation) switch
    {
        IMethodBodyOperation or IConstructorBodyOperation or IBlockOperation => analysis.GetControlFlowGraph(),
        IFieldInitializerOperation or IPropertyInitializerOperation => analysis.GetControlFlowGraph(),
        _ => null,
    };

    /// <summary>The outermost operation around another: that which a graph is made of.</summary>
    public static IOperation RootOf(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    /// <summary>The graph of the function that has a piece of code in it: a lambda, a local function, or the member.</summary>
    // A function that is called later, or not at all, knows nothing of what happened around it.
    public static ControlFlowGraph FunctionAt(ControlFlowGraph graph, SyntaxNode code, CancellationToken cancellation)
    {
        if (LocalFunctionAt(graph, code) is { } function)
        {
            return FunctionAt(graph.GetLocalFunctionControlFlowGraph(function, cancellation), code, cancellation);
        }

        IFlowAnonymousFunctionOperation? lambda = graph.Blocks
            .SelectMany(OperationsOf)
            .SelectMany(static operation => operation.DescendantsAndSelf())
            .OfType<IFlowAnonymousFunctionOperation>()
            .FirstOrDefault(candidate => candidate.Syntax.Span.Contains(code.Span));
        return lambda is null
            ? graph
            : FunctionAt(graph.GetAnonymousFunctionControlFlowGraph(lambda, cancellation), code, cancellation);
    }

    /// <summary>The local function of a graph that has a piece of code in it, which is in a graph of its own; null if none
    /// has.</summary>
    public static IMethodSymbol? LocalFunctionAt(ControlFlowGraph graph, SyntaxNode code)
    {
        foreach (IMethodSymbol function in graph.LocalFunctions)
        {
            foreach (SyntaxReference reference in function.DeclaringSyntaxReferences)
            {
                if (reference.SyntaxTree == code.SyntaxTree && reference.Span.Contains(code.Span))
                {
                    return function;
                }
            }
        }

        return null;
    }

    /// <summary>What the compiler keeps for later in a graph. What two ways lead to is null.</summary>
    public static ImmutableDictionary<CaptureId, IOperation?> CapturesOf(ControlFlowGraph graph)
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

    /// <summary>What a block does, one after the other.</summary>
    public static IEnumerable<IOperation> OperationsOf(BasicBlock block) =>
        block.BranchValue is { } value ? block.Operations.Append(value) : block.Operations;

    /// <summary>An operation and its parts as they are evaluated: what it is made of comes before it.</summary>
    public static IEnumerable<IOperation> InOrder(IOperation operation)
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
