namespace Sockopt.Conformance.Systems.Core;

/// <summary>Flags of calls as the core has them.</summary>
internal static class CoreFlags
{
    private static readonly (CallFlags Call, MessageFlags Core)[] Calls =
    [
        (CallFlags.Peek, MessageFlags.Peek),
        (CallFlags.WaitAll, MessageFlags.WaitAll),
        (CallFlags.DontWait, MessageFlags.DontWait),
        (CallFlags.Truncate, MessageFlags.Truncated),
        (CallFlags.TruncateControl, MessageFlags.ControlTruncated),
        (CallFlags.OutOfBand, MessageFlags.OutOfBand),
        (CallFlags.EndOfRecord, MessageFlags.EndOfRecord),
    ];

    public static MessageFlags ToCore(CallFlags flags) => Calls
        .Where(pair => flags.HasFlag(pair.Call))
        .Aggregate(MessageFlags.None, (all, pair) => all | pair.Core);

    public static CallFlags FromCore(MessageFlags flags) => Calls
        .Where(pair => flags.HasFlag(pair.Core))
        .Aggregate(CallFlags.None, (all, pair) => all | pair.Call);
}
