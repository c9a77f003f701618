namespace Sockopt.Conformance.Systems;

/// <summary>The flags of calls and of received messages. Each system has numbers of its own for them.</summary>
/// <remarks>MSG_NOSIGNAL is not among them: it is always set, and no case shows a signal.</remarks>
[Flags]
internal enum CallFlags
{
    None = 0,

    /// <summary>MSG_PEEK.</summary>
    Peek = 1,

    /// <summary>MSG_WAITALL.</summary>
    WaitAll = 2,

    /// <summary>MSG_DONTWAIT.</summary>
    DontWait = 4,

    /// <summary>MSG_TRUNC.</summary>
    Truncate = 8,

    /// <summary>MSG_CTRUNC.</summary>
    TruncateControl = 16,

    /// <summary>MSG_OOB.</summary>
    OutOfBand = 32,

    /// <summary>MSG_EOR.</summary>
    EndOfRecord = 64,

    /// <summary>MSG_MORE.</summary>
    More = 128,

    /// <summary>MSG_ERRQUEUE.</summary>
    ErrorQueue = 256,
}
