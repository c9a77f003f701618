using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Chains;
using Sockopt.Analyzers.Flow;
using Sockopt.Analyzers.Hints;
using Sockopt.Analyzers.Variables;

namespace Sockopt.Analyzers.Rules;

/// <summary>
/// SOPT1019: a chain of mbufs is used after the same function has given it away, on every way to the use, or is given away
/// although a using statement releases it in the end. Reported at the member that throws, or at the argument; the call that took
/// the chain is the additional location.
/// </summary>
internal static class ChainGivenAway
{
    private static readonly ImmutableDictionary<string, string?> None = ImmutableDictionary<string, string?>.Empty;

    /// <summary>Judges what comes after one call of the library.</summary>
    public static IEnumerable<Diagnostic> Check(IInvocationOperation call, SocketTypes types, OperationAnalysisContext analysis)
    {
        foreach (ChainClaim claim in ChainClaim.Of(call, types))
        {
            if (call.SemanticModel is not { } model
                || new ChainVariable(types, model, ImmutableDictionary<CaptureId, IOperation?>.Empty).Find(claim.Chain)
                    is not { } variable
                || WrittenPlaces.AreElsewhere(variable, call.Syntax))
            {
                continue;
            }

            if (variable is ILocalSymbol { IsUsing: true })
            {
                if (IsInFunctionOf(variable, call.Syntax))
                {
                    yield return AtUsing(claim, variable);
                }
            }
            else if (FlowGraphs.Of(analysis) is { } graph)
            {
                foreach (ChainUse use in
                    ChainFlow.UsesAfter(graph, types, model, variable, call.Syntax, analysis.CancellationToken))
                {
                    yield return AtUse(claim, use, types);
                }
            }
        }
    }

    private static Diagnostic AtUse(ChainClaim claim, ChainUse use, SocketTypes types)
    {
        string member = use.Operation switch
        {
            IInvocationOperation { TargetMethod.Name: var method } => method,
            IPropertyReferenceOperation { Property.Name: var property } => property,
            _ => claim.Chain.Syntax.ToString(),
        };
        return Diagnostic.Create(
            Descriptors.ChainGivenAway,
            PlaceOf(use.Operation, types).GetLocation(),
            [claim.Call.Syntax.GetLocation()],
            HintsFor(use),
            Describe(member, claim, use.Given.IfSucceeded));
    }

    private static Diagnostic AtUsing(ChainClaim claim, ISymbol variable) => Diagnostic.Create(
        Descriptors.ChainGivenAway,
        (claim.Chain == claim.Call.Instance ? CallSyntax.NameOf(claim.Call.Syntax) : claim.Chain.Syntax).GetLocation(),
        [claim.Call.Syntax.GetLocation()],
        claim.Method == "Dispose" ? None.Add(FixHints.Release, FixHints.RemoveRelease) : None,
        Describe($"The using of {variable.Name}", claim, claim.IsOnSuccess));

    private static string Describe(string use, ChainClaim claim, bool ifSucceeded)
    {
        string chain = claim.Chain.Syntax.ToString();
        return ifSucceeded
            ? $"{use} throws InvalidOperationException if {claim.Method} has succeeded: {chain} is given away then"
            : $"{use} throws InvalidOperationException: {claim.Method} has " + claim.Method switch
            {
                "Dispose" => $"released {chain}",
                "Split" => $"divided {chain}",
                _ => $"taken {chain}",
            };
    }

    private static SyntaxNode PlaceOf(IOperation use, SocketTypes types) => use switch
    {
        IInvocationOperation call when ReferenceEquals(call.TargetMethod.ContainingType, types.MbufChain) =>
            CallSyntax.NameOf(call.Syntax),
        IInvocationOperation call =>
            ChainClaim.Of(call, types).Select(static claim => claim.Chain.Syntax).FirstOrDefault() ?? call.Syntax,
        { Syntax: MemberAccessExpressionSyntax access } => access.Name,
        _ => use.Syntax,
    };

    // In a finally block nobody knows whether the send was reached.
    private static ImmutableDictionary<string, string?> HintsFor(ChainUse use) => use switch
    {
        { IsInFinally: true } or { Operation: not IInvocationOperation { TargetMethod.Name: "Dispose" } } => None,
        { Given.IfSucceeded: false } => None.Add(FixHints.Release, FixHints.RemoveRelease),
        { Given.Holder: null } => None.Add(FixHints.Release, FixHints.ReleaseIfRefused),
        { Given.Holder: ILocalSymbol { Name: var result } holder } when holder.Type.GetMembers("IsSuccess").Length == 1 =>
            None.Add(FixHints.Release, FixHints.ReleaseIfFailed).Add(FixHints.Result, result),
        _ => None,
    };

    private static bool IsInFunctionOf(ISymbol local, SyntaxNode use) =>
        local.DeclaringSyntaxReferences is [var declaration]
        && WrittenPlaces.FunctionOf(declaration.GetSyntax()) == WrittenPlaces.FunctionOf(use);
}
