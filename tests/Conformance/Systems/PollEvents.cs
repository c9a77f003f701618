namespace Sockopt.Conformance.Systems;

/// <summary>What poll(2) asks for and returns. Each system has numbers of its own for them.</summary>
[Flags]
internal enum PollEvents
{
    None = 0,

    /// <summary>POLLIN.</summary>
    In = 1,

    /// <summary>POLLPRI.</summary>
    Priority = 2,

    /// <summary>POLLOUT.</summary>
    Out = 4,

    /// <summary>POLLERR.</summary>
    Error = 8,

    /// <summary>POLLHUP.</summary>
    HangUp = 16,

    /// <summary>POLLNVAL.</summary>
    Invalid = 32,
}
