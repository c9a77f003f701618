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
            if (call.SemanticModel is not { } model)
            {
                yield break;
            }

            ChainVariable variables = new(types, model, ImmutableDictionary<CaptureId, IOperation?>.Empty);
            if (variables.Find(claim.Chain) is not { } variable || WrittenPlaces.AreElsewhere(variable, call.Syntax))
            {
                continue;
            }

            bool isUsing = variable is ILocalSymbol { IsUsing: true };
            if (isUsing ? IsInFunctionOf(variable, call.Syntax) : IsInUsingOf(variable, call, variables))
            {
                yield return AtUsing(claim, variable);
            }
            else if (!isUsing && IsNamedBehind(call.Syntax, variable) && FlowGraphs.Of(analysis) is { } graph)
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
        string member = use.Operation is IPropertyReferenceOperation { Property.Name: var property }
            ? property
            : ((IInvocationOperation)use.Operation).TargetMethod.Name;
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

    // A using statement of a variable that is there already releases what it has at the beginning.
    private static bool IsInUsingOf(ISymbol variable, IInvocationOperation call, ChainVariable variables)
    {
        IOperation? outer = call.Parent;
        while (outer is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            if (outer is IUsingOperation { Resources: var held }
                && SymbolEqualityComparer.Default.Equals(variables.Find(held), variable))
            {
                return !WrittenPlaces.OfVariable(WrittenPlaces.ScopeOf(call.Syntax), variable.Name).Any();
            }

            outer = outer.Parent;
        }

        return false;
    }

    // Most chains are given away in the end, and then no flow is asked for. A copy has another name.
    private static bool IsNamedBehind(SyntaxNode call, ISymbol variable) =>
        NamesInCode.Of(WrittenPlaces.ScopeOf(call), variable.Name)
            .Any(place => place.SpanStart > call.Span.End || IsCopied(place));

    private static bool IsCopied(IdentifierNameSyntax place)
    {
        SyntaxNode? value = place;
        while (value?.Parent is MemberAccessExpressionSyntax
            or ParenthesizedExpressionSyntax
            or CastExpressionSyntax
            or PostfixUnaryExpressionSyntax)
        {
            value = value.Parent;
        }

        return value?.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax };
    }

    private static bool IsInFunctionOf(ISymbol local, SyntaxNode use) =>
        local.DeclaringSyntaxReferences is [var declaration]
        && WrittenPlaces.FunctionOf(declaration.GetSyntax()) == WrittenPlaces.FunctionOf(use);
}
