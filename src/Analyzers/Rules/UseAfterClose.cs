using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Flow;
using Sockopt.Analyzers.Sockets;
using Sockopt.Analyzers.Variables;

namespace Sockopt.Analyzers.Rules;

/// <summary>
/// SOPT1018: a socket of the core is used after the same function has closed it, on every way to the use. Reported at the name of
/// the method that fails; the call that closes is the additional location.
/// </summary>
/// <remarks>What a closed socket still answers is not reported: its properties, a poll, and another close.</remarks>
internal static class UseAfterClose
{
    /// <summary>Judges what comes after one call of the library.</summary>
    public static IEnumerable<Diagnostic> Check(IInvocationOperation close, SocketTypes types, OperationAnalysisContext analysis)
    {
        if (!ClosedFlow.IsClose(close, types)
            || new SocketVariable(types).Find(close.Instance) is not { } variable
            || !IsNamedBehind(close.Syntax, variable)
            || WrittenPlaces.AreElsewhere(variable, close.Syntax)
            || FlowGraphs.Of(analysis) is not { } graph)
        {
            return [];
        }

        return
            from call in ClosedFlow.CallsAfter(graph, types, variable, close.Syntax, analysis.CancellationToken)
            select Diagnostic.Create(
                Descriptors.UseAfterClose,
                CallSyntax.NameOf(call.Syntax).GetLocation(),
                [close.Syntax.GetLocation()],
                $"{call.TargetMethod.Name} after {close.TargetMethod.Name} returns EBADF: {variable.Name} is closed");
    }

    // Most sockets are closed at the end, and then no flow is asked for.
    private static bool IsNamedBehind(SyntaxNode close, ISymbol variable) =>
        NamesInCode.Of(WrittenPlaces.ScopeOf(close), variable.Name).Any(place => place.SpanStart > close.Span.End);
}
