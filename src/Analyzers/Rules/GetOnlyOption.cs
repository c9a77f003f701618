using Microsoft.CodeAnalysis;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Catalog;

namespace Sockopt.Analyzers.Rules;

/// <summary>SOPT1001: a call sets an option that can only be read. Reported at the argument that names the option.</summary>
internal static class GetOnlyOption
{
    /// <summary>Judges one call.</summary>
    public static Diagnostic? Check(CallContext context)
    {
        SocketOptionCall call = context.Call;
        if (call is not { Direction: OptionDirection.Set, Option: { } option })
        {
            return null;
        }

        // One system on which the call can work is enough for silence. On some the option can neither be set nor read.
        OptionTarget[] targets = [.. context.Targets];
        if (targets.Any(target => (target.Access & OptionAccess.Set) != 0)
            || !targets.Any(target => (target.Access & OptionAccess.Get) != 0)
            || (option is FrameworkNames names && !context.OptionTargets.IsHome(names)))
        {
            return null;
        }

        return Diagnostic.Create(
            Descriptors.GetOnlyOption,
            call.OptionLocation,
            OptionProse.Names(targets),
            OptionProse.Describe(call) + OptionProse.Systems(call, targets),
            DescribeOutcome(call));
    }

    private static string DescribeOutcome(SocketOptionCall call) => call switch
    {
        { IsOnCore: true } => "returns an error",
        { Api: SocketOptionApi.Native } => "fails",
        // The overload that takes an object knows linger and multicast values alone, and does not even ask the kernel.
        { Method.Parameters: [_, _, { Type.SpecialType: SpecialType.System_Object }] } => "throws ArgumentException",
        _ => "throws SocketException",
    };
}
