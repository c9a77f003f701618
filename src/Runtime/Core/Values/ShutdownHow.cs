namespace Sockopt;

/// <summary>Which direction shutdown(2) ends, with its numbers.</summary>
public enum ShutdownHow
{
    /// <summary>SHUT_RD: nothing more is received.</summary>
    Receive = 0,

    /// <summary>SHUT_WR: nothing more is sent; the peer reads the end of the stream behind what is queued.</summary>
    Send = 1,

    /// <summary>SHUT_RDWR: both.</summary>
    Both = 2,
}
