using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers.Chains;

/// <summary>What has taken a chain of mbufs from its owner, on every way to a place; the default value if nothing has.</summary>
/// <param name="By">The call: one that may have failed, if there is such a way, and of several the first in the text.</param>
/// <param name="IfSucceeded">Whether the chain is still the owner's if the call failed, which nobody has asked yet.</param>
/// <param name="Holder">What says whether it did: a local, or the syntax of a call that is part of the next condition; null if
/// nothing does.</param>
/// <param name="IsAsked">Whether something was done with the result that is not understood, so that the code from there on may
/// know whose the chain is.</param>
internal readonly record struct ChainGiven(SyntaxNode? By, bool IfSucceeded, object? Holder, bool IsAsked)
{
    /// <summary>After this or the other way.</summary>
    public ChainGiven Join(ChainGiven other)
    {
        bool isAsked = IsAsked || other.IsAsked;
        if (By is null || other.By is null || (IfSucceeded && other.IfSucceeded && !isAsked && !Equals(Holder, other.Holder)))
        {
            return default;
        }

        // What is said of a call that may have failed is not true of one that takes the chain in any case.
        SyntaxNode by = IfSucceeded == other.IfSucceeded ? By.SpanStart <= other.By.SpanStart ? By : other.By
            : IfSucceeded ? By
            : other.By;
        return new ChainGiven(by, IfSucceeded || other.IfSucceeded, isAsked ? null : Holder ?? other.Holder, isAsked);
    }
}
