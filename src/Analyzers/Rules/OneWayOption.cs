using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Calls;

namespace Sockopt.Analyzers.Rules;

/// <summary>Finds calls that go the wrong way: to an option that has the other direction alone.</summary>
internal static class OneWayOption
{
    /// <summary>Judges one call.</summary>
    /// <param name="context">The call.</param>
    /// <param name="wrong">The direction that the option does not have.</param>
    /// <param name="descriptor">What is reported: of the option, the call and its outcome.</param>
    public static Diagnostic? Check(CallContext context, OptionDirection wrong, DiagnosticDescriptor descriptor)
    {
        SocketOptionCall call = context.Call;
        // The compiler reports a typed call that goes the wrong way, as an error of the same id.
        if (call.Direction != wrong
            || call.Option is null or KnownOptions
            || context.PossibleTargets.All(target => target.Allows(wrong)))
        {
            return null;
        }

        // One system on which the call can work is enough for silence. On some the option can neither be set nor read.
        OptionTarget[] targets = [.. context.Targets];
        OptionDirection other = wrong == OptionDirection.Set ? OptionDirection.Get : OptionDirection.Set;
        if (targets.Any(target => target.Allows(wrong))
            || !targets.Any(target => target.Allows(other))
            || (call.Option is FrameworkNames names && !context.OptionTargets.IsHome(names)))
        {
            return null;
        }

        return Diagnostic.Create(
            descriptor,
            call.OptionLocation,
            OptionProse.Names(targets),
            OptionProse.Describe(call) + OptionProse.Systems(call, targets),
            OptionProse.Failure(call));
    }
}
