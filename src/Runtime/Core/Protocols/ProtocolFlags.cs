namespace Sockopt;

/// <summary>What the socket layer must know of a protocol, with the numbers of protosw.h (S1.4).</summary>
[Flags]
public enum ProtocolFlags
{
    /// <summary>No flag.</summary>
    None = 0,

    /// <summary>PR_ATOMIC: each send is one message, which goes as a whole or not at all, and is received by one receive, with
    /// what does not fit cut off. Without it bytes flow in a stream.</summary>
    Atomic = 0x1,

    /// <summary>PR_ADDR: each message comes with the name of its sender, and a send may name a destination. Messages are
    /// <see cref="Atomic"/>, and need no connection.</summary>
    Address = 0x2,

    /// <summary>PR_CONNREQUIRED: data flows only while connected; otherwise ENOTCONN. Without it a send needs a connection or a
    /// destination (<see cref="StackProfile.DestinationIsCheckedFirst"/>), and a receive is possible at any time.</summary>
    ConnectionRequired = 0x4,

    /// <summary>PR_WANTRCVD: the protocol is told when the user has taken data.</summary>
    WantsReceived = 0x8,

    /// <summary>PR_RIGHTS: descriptors can be sent along with bytes (SCM_RIGHTS).</summary>
    Rights = 0x10,

    /// <summary>PR_ABRTACPTDIS: accepting a connection that is gone already is ECONNABORTED (S5.6).</summary>
    AbortAcceptDisconnected = 0x20,
}
