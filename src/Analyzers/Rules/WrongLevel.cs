using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers.Rules;

/// <summary>WrongLevel.</summary>
internal static class WrongLevel
{
    /// <summary>Judges one call.</summary>
    public static Diagnostic? Check(CallContext context) => null;
}
