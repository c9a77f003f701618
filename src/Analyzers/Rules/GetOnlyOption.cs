using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Calls;

namespace Sockopt.Analyzers.Rules;

/// <summary>SOPT1001: a call sets an option that can only be read. Reported at the argument that names the option.</summary>
internal static class GetOnlyOption
{
    /// <summary>Judges one call.</summary>
    public static Diagnostic? Check(CallContext context) =>
        OneWayOption.Check(context, OptionDirection.Set, Descriptors.GetOnlyOption);
}
