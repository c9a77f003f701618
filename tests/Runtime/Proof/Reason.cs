namespace Sockopt.Tests.Proof;

/// <summary>Why an option cannot be proved on a machine: every reason there is.</summary>
internal enum Reason
{
    /// <summary>The tests may not do what it takes.</summary>
    Privilege,

    /// <summary>It takes a device that the machine does not have.</summary>
    Hardware,

    /// <summary>It takes somebody at the other end who does more than a socket of this machine.</summary>
    Peer,

    /// <summary>It takes a state of the socket, or of the system, that a test does not bring about.</summary>
    State,

    /// <summary>The option is newer than the running kernel.</summary>
    KernelTooOld,

    /// <summary>The kernel is built or run without it.</summary>
    Configuration,
}
