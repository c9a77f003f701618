using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Calls;

namespace Sockopt.Analyzers.Chains;

/// <summary>A call of the library that takes a chain of mbufs from its owner, so that the handle ends.</summary>
/// <param name="Call">The call.</param>
/// <param name="Chain">The chain: what the method is called on, or the argument.</param>
/// <param name="IsOnSuccess">Whether the chain stays with its owner if the call fails.</param>
internal sealed record ChainClaim(IInvocationOperation Call, IOperation Chain, bool IsOnSuccess)
{
    /// <summary>The name of the method.</summary>
    public string Method => Call.TargetMethod.Name;

    /// <summary>The chains that a call takes.</summary>
    // Who is given a chain by value owns it. A method that only may fail says so by what it returns.
    public static IEnumerable<ChainClaim> Of(IInvocationOperation call, SocketTypes types)
    {
        IMethodSymbol method = call.TargetMethod;
        if (types.MbufChain is not { } chain || !ReferenceEquals(method.ContainingType.ContainingNamespace, types.Library))
        {
            yield break;
        }

        if (ReferenceEquals(method.ContainingType, chain) && method.Name is "Dispose" or "Split" && call.Instance is { } handle)
        {
            yield return new ChainClaim(call, handle, IsOnSuccess: false);
        }

        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter is { RefKind: RefKind.None, Type: var type } && ReferenceEquals(type, chain))
            {
                yield return new ChainClaim(call, argument.Value, ResultTypes.Of(method.ReturnType, types) is not null);
            }
        }
    }
}
