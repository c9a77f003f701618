using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers.Rules;

/// <summary>WrongValueType.</summary>
internal static class WrongValueType
{
    /// <summary>Judges one call.</summary>
    public static Diagnostic? Check(CallContext context) => null;
}
