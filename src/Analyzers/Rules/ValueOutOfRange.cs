using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers.Rules;

/// <summary>ValueOutOfRange.</summary>
internal static class ValueOutOfRange
{
    /// <summary>Judges one call.</summary>
    public static Diagnostic? Check(CallContext context) => null;
}
