using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers.Rules;

/// <summary>TimeoutOfAsynchronousSocket.</summary>
internal static class TimeoutOfAsynchronousSocket
{
    /// <summary>Judges one call.</summary>
    public static Diagnostic? Check(CallContext context) => null;
}
