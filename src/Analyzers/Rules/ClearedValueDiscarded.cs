using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers.Rules;

/// <summary>ClearedValueDiscarded.</summary>
internal static class ClearedValueDiscarded
{
    /// <summary>Judges one call.</summary>
    public static Diagnostic? Check(CallContext context) => null;
}
