using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Calls;

namespace Sockopt.Analyzers.Rules;

/// <summary>SOPT1002: a call reads an option that can only be set. Reported at the argument that names the option.</summary>
internal static class SetOnlyOption
{
    /// <summary>Judges one call.</summary>
    public static Diagnostic? Check(CallContext context) =>
        OneWayOption.Check(context, OptionDirection.Get, Descriptors.SetOnlyOption);
}
