using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Calls;
using Sockopt.Analyzers.Sockets;

namespace Sockopt.Analyzers.Rules;

/// <summary>
/// SOPT1013: a timeout is set on a socket, and every call that the timeout is for is asynchronous. Reported at the option.
/// </summary>
internal static class TimeoutOfAsynchronousSocket
{
    private const string Begin = "Begin";

    /// <summary>Judges one call.</summary>
    public static Diagnostic? Check(CallContext context)
    {
        SocketOptionCall call = context.Call;
        if (call is not { Direction: OptionDirection.Set, Socket: { } socket, IsOnCore: false }
            || TimedCalls.Of(context.PossibleTargets) is not { } timed
            || IsInfinite(call)
            || SocketUses.Find(socket, context.Cancellation) is not { } uses
            || uses.Any(timed.Blocks)
            || uses.FirstOrDefault(timed.IsAsynchronous) is not { } asynchronous)
        {
            return null;
        }

        return Diagnostic.Create(
            Descriptors.TimeoutOfAsynchronousSocket,
            call.OptionLocation,
            $"{timed.Option} limits only blocking calls: {asynchronous} ignores it; {Remedy(asynchronous)}");
    }

    // The older of the asynchronous methods take no token.
    private static string Remedy(string asynchronous) => asynchronous.StartsWith(Begin, StringComparison.Ordinal)
        ? $"{asynchronous.Substring(Begin.Length)}Async takes a CancellationToken that limits it"
        : "a CancellationToken limits it";

    // To switch a timeout off is right for a socket that needs none.
    private static bool IsInfinite(SocketOptionCall call) => call.Value switch
    {
        { ConstantValue.Value: 0 or -1 } => true,
        IFieldReferenceOperation { Field.Name: "Zero" or "InfiniteTimeSpan" } => true,
        _ => false,
    };
}
