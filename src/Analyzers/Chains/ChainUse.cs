using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers.Chains;

/// <summary>A use of a chain of mbufs that is not the owner's any more.</summary>
/// <param name="Operation">The member that is used, or the call that the chain is given to.</param>
/// <param name="Given">How the chain was given away.</param>
/// <param name="IsInFinally">Whether that is so on a way out of a try block, to where other ways lead as well.</param>
internal sealed record ChainUse(IOperation Operation, ChainGiven Given, bool IsInFinally);
