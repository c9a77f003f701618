using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers.Sockets;

/// <summary>Whether a socket has reached a phase, on every way to a place.</summary>
/// <param name="IsCertain">Whether it has.</param>
/// <param name="By">What brought it there, if that is the same on every way.</param>
internal readonly record struct PhaseReached(bool IsCertain, SyntaxNode? By)
{
    /// <summary>After this or the other way.</summary>
    public PhaseReached Join(PhaseReached other) =>
        IsCertain && other.IsCertain ? new PhaseReached(true, By == other.By ? By : null) : default;
}
