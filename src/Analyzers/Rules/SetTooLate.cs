using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers.Rules;

/// <summary>SetTooLate.</summary>
internal static class SetTooLate
{
    /// <summary>Judges one call.</summary>
    public static Diagnostic? Check(CallContext context) => null;
}
