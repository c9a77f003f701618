using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Sockopt.Analyzers;

/// <summary>What every analysis of flow asks.</summary>
internal static class FlowGraphs
{
    /// <summary>The outermost operation around another: that which a graph is made of.</summary>
    public static IOperation RootOf(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
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
}
