namespace Sockopt;

/// <summary>Where the urgent byte of a receive buffer is.</summary>
internal enum UrgentByte
{
    /// <summary>There is none, and no mark.</summary>
    None,

    /// <summary>In the queue, at the mark.</summary>
    Queued,

    /// <summary>Taken; the mark is left.</summary>
    Taken,
}
