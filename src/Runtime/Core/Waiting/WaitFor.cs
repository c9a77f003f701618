namespace Sockopt;

/// <summary>What a call waits for at its socket.</summary>
[Flags]
internal enum WaitFor
{
    /// <summary>Nothing.</summary>
    Nothing = 0,

    /// <summary>Data, a connection to accept, the end of the stream or an error (sbwait on so_rcv).</summary>
    Receive = 0x1,

    /// <summary>Space, or an error (sbwait on so_snd).</summary>
    Send = 0x2,

    /// <summary>That no other call is receiving (sblock on so_rcv).</summary>
    ReceiveLock = 0x4,

    /// <summary>That no other call is sending (sblock on so_snd).</summary>
    SendLock = 0x8,

    /// <summary>That the connection is made or gone (so_timeo).</summary>
    Connection = 0x10,

    /// <summary>Any of it.</summary>
    Anything = Receive | Send | ReceiveLock | SendLock | Connection,
}
