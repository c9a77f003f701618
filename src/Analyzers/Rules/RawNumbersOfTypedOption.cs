using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers.Rules;

/// <summary>RawNumbersOfTypedOption.</summary>
internal static class RawNumbersOfTypedOption
{
    /// <summary>Judges one call.</summary>
    public static Diagnostic? Check(CallContext context) => null;
}
