using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Calls;

namespace Sockopt.Analyzers.Rules;

/// <summary>SOPT1014: a statement reads an option that reading clears, and does nothing with its value.</summary>
internal static class ClearedValueDiscarded
{
    /// <summary>Judges one call.</summary>
    public static Diagnostic? Check(CallContext context) =>
        context.Call is { Direction: OptionDirection.Get, Operation: IInvocationOperation read }
        && ReturnsValue(context.Call)
        && DiscardedResult.IsDiscarded(read)
        && context.Targets is { IsEmpty: false } targets
        && targets.All(static target => target.Option.ClearsOnGet)
            ? Diagnostic.Create(
                Descriptors.ClearedValueDiscarded,
                context.Call.OptionLocation,
                $"Reading {OptionProse.Names(targets)} clears it: its value is discarded here")
            : null;

    // The others fill a buffer, or give the value out and return an error.
    private static bool ReturnsValue(SocketOptionCall call) => call.Api switch
    {
        SocketOptionApi.Framework => !call.Method!.ReturnsVoid,
        SocketOptionApi.Typed => !call.Method!.Parameters.Any(static parameter => parameter.RefKind == RefKind.Out),
        _ => false,
    };
}
