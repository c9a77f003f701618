using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers.Sockets;

/// <summary>What has closed a socket of the core, on every way to a place; null if it may be open there.</summary>
/// <param name="Call">The call, the first in the text if there are several ways.</param>
internal readonly record struct ClosedBy(SyntaxNode? Call)
{
    /// <summary>After this or the other way.</summary>
    public ClosedBy Join(ClosedBy other) =>
        Call is null || other.Call is null ? default : Call.SpanStart <= other.Call.SpanStart ? this : other;
}
