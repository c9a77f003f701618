using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Sockopt.Analyzers.Rules;

/// <summary>Statements that are no more than a call, so that its result is dropped without a word.</summary>
internal static class DiscardedResult
{
    /// <summary>Whether a call is all of a statement; <c>_ = call</c> is more.</summary>
    public static bool IsDiscarded(IOperation call) => call.Parent switch
    {
        IExpressionStatementOperation => true,
        IConditionalAccessOperation access => access.WhenNotNull == call && IsDiscarded(access),
        IAwaitOperation awaiting => IsDiscarded(awaiting),
        _ => false,
    };
}
