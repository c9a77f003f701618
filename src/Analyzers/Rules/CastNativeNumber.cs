using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers.Rules;

/// <summary>CastNativeNumber.</summary>
internal static class CastNativeNumber
{
    /// <summary>Judges one call.</summary>
    public static Diagnostic? Check(CallContext context) => null;
}
