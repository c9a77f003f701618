namespace Sockopt;

/// <summary>The state bits of a socket, with the numbers of socketvar.h (S1.2).</summary>
[Flags]
public enum SocketState
{
    /// <summary>No bit.</summary>
    None = 0,

    /// <summary>SS_NOFDREF: nobody holds the socket: it was closed, or is a connection that has not been accepted yet.</summary>
    NoDescriptor = 0x1,

    /// <summary>SS_ISCONNECTED: there is a peer.</summary>
    Connected = 0x2,

    /// <summary>SS_ISCONNECTING: the protocol is connecting.</summary>
    Connecting = 0x4,

    /// <summary>SS_ISDISCONNECTING: the protocol is disconnecting.</summary>
    Disconnecting = 0x8,

    /// <summary>SS_CANTSENDMORE: sends are EPIPE.</summary>
    CannotSendMore = 0x10,

    /// <summary>SS_CANTRCVMORE: behind the queued data is the end of the stream.</summary>
    CannotReceiveMore = 0x20,

    /// <summary>SS_RCVATMARK: the next byte to receive is behind the urgent mark.</summary>
    ReceiveAtMark = 0x40,

    /// <summary>SS_PRIV: created by the superuser.</summary>
    Privileged = 0x80,

    /// <summary>SS_NBIO: calls do not wait.</summary>
    NonBlocking = 0x100,

    /// <summary>SS_ISDISCONNECTED: there was a peer.</summary>
    Disconnected = 0x800,
}
