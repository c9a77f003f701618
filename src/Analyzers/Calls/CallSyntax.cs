using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Sockopt.Analyzers.Calls;

/// <summary>Where in a call its method is named.</summary>
internal static class CallSyntax
{
    /// <summary>The name of the method, without what it is called on.</summary>
    public static SyntaxNode NameOf(SyntaxNode call) => call is InvocationExpressionSyntax invocation
        ? invocation.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            _ => invocation.Expression,
        }
        : call;
}
