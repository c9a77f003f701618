using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers.Rules;

/// <summary>OptionOfOtherSocket.</summary>
internal static class OptionOfOtherSocket
{
    /// <summary>Judges one call.</summary>
    public static Diagnostic? Check(CallContext context) => null;
}
