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

    /// <exception cref="InvalidOperationException">The core has no such flag, and would pass over it.</exception>
    public static MessageFlags ToCore(CallFlags flags)
    {
        MessageFlags core = Calls
            .Where(pair => flags.HasFlag(pair.Call))
            .Aggregate(MessageFlags.None, (all, pair) => all | pair.Core);
        CallFlags missing = flags & ~FromCore(core);
        return missing == CallFlags.None ? core : throw new InvalidOperationException($"the core has no flag {missing}");
    }

    public static CallFlags FromCore(MessageFlags flags) => Calls
        .Where(pair => flags.HasFlag(pair.Core))
        .Aggregate(CallFlags.None, (all, pair) => all | pair.Call);
}
