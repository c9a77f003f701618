namespace Sockopt;

/// <summary>The flags of a send or receive call, with the numbers of the BSDs (S1.3).</summary>
/// <remarks>A bit that is no member is ignored, as the kernels do. MSG_NOSIGNAL is not among them because the core raises
/// no signal: a send that finds nobody is EPIPE and nothing else.</remarks>
[Flags]
public enum MessageFlags
{
    /// <summary>No flag.</summary>
    None = 0,

    /// <summary>MSG_OOB: out-of-band data. No protocol of the core has any: EOPNOTSUPP (S9.2, S20). Linux has had one byte
    /// of it on local streams since 5.15; its profile does not.</summary>
    OutOfBand = 0x1,

    /// <summary>MSG_PEEK: a receive leaves the data queued.</summary>
    Peek = 0x2,

    /// <summary>MSG_EOR: a send ends a record. A stream has no records: <see cref="StackProfile.EndOfRecordOnStreamIsRefused"/>
    /// (S7.1). A receive drops it from its flags (S9.1).</summary>
    EndOfRecord = 0x8,

    /// <summary>MSG_WAITALL: a receive wants all that it asked for. It does not wait for it: what is there is returned, as
    /// a kernel does when the wait ends early (S9.8).</summary>
    WaitAll = 0x40,

    /// <summary>MSG_DONTWAIT: do not wait. No call of the core waits, so it changes nothing.
    /// A receive returns it under a profile that echoes flags (<see cref="StackProfile.ReceiveEchoesFlags"/>), given or not:
    /// a socket that does not wait adds it (S9.1).</summary>
    DontWait = 0x80,
}
