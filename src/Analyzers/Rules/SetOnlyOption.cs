using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers.Rules;

/// <summary>SetOnlyOption.</summary>
internal static class SetOnlyOption
{
    /// <summary>Judges one call.</summary>
    public static Diagnostic? Check(CallContext context) => null;
}
