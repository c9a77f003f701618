using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers.Rules;

/// <summary>ChangedReadBack.</summary>
internal static class ChangedReadBack
{
    /// <summary>Judges one call.</summary>
    public static Diagnostic? Check(CallContext context) => null;
}
