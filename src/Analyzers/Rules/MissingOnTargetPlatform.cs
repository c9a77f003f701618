using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers.Rules;

/// <summary>MissingOnTargetPlatform.</summary>
internal static class MissingOnTargetPlatform
{
    /// <summary>Judges one call.</summary>
    public static Diagnostic? Check(CallContext context) => null;
}
