namespace Sockopt;

/// <summary>What a socket is ready for, with the numbers of poll(2) on the BSDs (S17.1).</summary>
[Flags]
public enum PollEvents
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>POLLIN: a receive or an accept would not have to wait.</summary>
    In = 0x1,

    /// <summary>POLLPRI: there is urgent data.</summary>
    Priority = 0x2,

    /// <summary>POLLOUT: a send would not have to wait.</summary>
    Out = 0x4,

    /// <summary>POLLERR: an error is pending. Reported unasked, under a profile that reports it at all
    /// (<see cref="StackProfile.PollTellsHangUp"/>).</summary>
    Error = 0x8,

    /// <summary>POLLHUP: the connection is gone. Reported unasked, under such a profile.</summary>
    HangUp = 0x10,

    /// <summary>POLLNVAL: the socket is closed. Reported unasked.</summary>
    Invalid = 0x20,

    /// <summary>POLLRDHUP: nothing more will be received, under such a profile. The BSDs have no number for it; the core
    /// takes that of Linux.</summary>
    ReceiveHangUp = 0x2000,
}
