using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers.Rules;

/// <summary>ReuseAddressOfListener.</summary>
internal static class ReuseAddressOfListener
{
    /// <summary>Judges one call.</summary>
    public static Diagnostic? Check(CallContext context) => null;
}
