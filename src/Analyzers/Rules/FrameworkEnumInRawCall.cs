using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers.Rules;

/// <summary>FrameworkEnumInRawCall.</summary>
internal static class FrameworkEnumInRawCall
{
    /// <summary>Judges one call.</summary>
    public static Diagnostic? Check(CallContext context) => null;
}
