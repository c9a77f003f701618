namespace Sockopt;

/// <summary>The flags of a send or receive call, with the numbers of the BSDs (S1.3).</summary>
/// <remarks>A bit that is no member is ignored, as the kernels do. MSG_NOSIGNAL is not among them because the core raises
/// no signal: a send that finds nobody is EPIPE and nothing else.</remarks>
[Flags]
public enum MessageFlags
{
    /// <summary>No flag.</summary>
    None = 0,

    /// <summary>MSG_OOB: urgent data, one byte beside the stream (S9.2). Where a protocol has none it is EOPNOTSUPP; a local
    /// stream has it under a profile that says so (<see cref="StackProfile.LocalStreamHasUrgentData"/>).</summary>
    OutOfBand = 0x1,

    /// <summary>MSG_PEEK: a receive leaves the data queued.</summary>
    Peek = 0x2,

    /// <summary>MSG_EOR: a send ends a record; the receive that takes the end of the message tells it, under a profile that keeps
    /// it (<see cref="StackProfile.EndOfRecordIsKept"/>). A stream has no records:
    /// <see cref="StackProfile.EndOfRecordOnStreamIsRefused"/> (S7.1). A receive drops it from its flags (S9.1).</summary>
    EndOfRecord = 0x8,

    /// <summary>MSG_TRUNC: a message was longer than asked for, and what did not fit is lost (S9.9). As a flag of a call it asks
    /// for the length of the whole message, under a profile that tells it (<see cref="StackProfile.TruncateFlagTellsLength"/>,
    /// S9.12). To a stream it means nothing.</summary>
    Truncated = 0x10,

    /// <summary>MSG_CTRUNC: a receive lost rights that came with the bytes, because it did not ask for them, or not for so many,
    /// under a profile that tells (<see cref="StackProfile.LostRightsAreTold"/>).</summary>
    ControlTruncated = 0x20,

    /// <summary>MSG_WAITALL: a receive waits for all that it asked for. Less comes at the end of the stream, with an error, and
    /// when the wait ends otherwise (S9.8). A receive of messages gets one, and waits for no other.</summary>
    /// <remarks>Under a profile that leaves the bytes queued meanwhile (<see cref="StackProfile.ReceiveTakesWhileWaiting"/>) the
    /// sender must be able to get rid of them: on a local stream one whose SO_SNDBUF is smaller than what the receive waits for
    /// waits for it in turn, as in the kernel.</remarks>
    WaitAll = 0x40,

    /// <summary>MSG_DONTWAIT: this call does not wait, whether or not the socket is non-blocking. socreate(9) lists among its
    /// bugs that a send ignores it; here it does not.</summary>
    DontWait = 0x80,
}
