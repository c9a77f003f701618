using Sockopt.Conformance.Systems;
using CorePollEvents = Sockopt.PollEvents;
using PollEvents = Sockopt.Conformance.Systems.PollEvents;

namespace Sockopt.Conformance.Core;

/// <summary>Flags of calls and events of sockets as the core has them.</summary>
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

    private static readonly (PollEvents Poll, CorePollEvents Core)[] Polls =
    [
        (PollEvents.In, CorePollEvents.In),
        (PollEvents.Priority, CorePollEvents.Priority),
        (PollEvents.Out, CorePollEvents.Out),
        (PollEvents.Error, CorePollEvents.Error),
        (PollEvents.HangUp, CorePollEvents.HangUp),
        (PollEvents.Invalid, CorePollEvents.Invalid),
        (PollEvents.ReceiveHangUp, CorePollEvents.ReceiveHangUp),
    ];

    public static MessageFlags ToCore(CallFlags flags) => Calls
        .Where(pair => flags.HasFlag(pair.Call))
        .Aggregate(MessageFlags.None, (all, pair) => all | pair.Core);

    public static CallFlags FromCore(MessageFlags flags) => Calls
        .Where(pair => flags.HasFlag(pair.Core))
        .Aggregate(CallFlags.None, (all, pair) => all | pair.Call);

    public static CorePollEvents ToCore(PollEvents events) => Polls
        .Where(pair => events.HasFlag(pair.Poll))
        .Aggregate(CorePollEvents.None, (all, pair) => all | pair.Core);

    public static PollEvents FromCore(CorePollEvents events) => Polls
        .Where(pair => events.HasFlag(pair.Core))
        .Aggregate(PollEvents.None, (all, pair) => all | pair.Poll);
}
