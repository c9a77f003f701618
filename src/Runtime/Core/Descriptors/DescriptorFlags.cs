namespace Sockopt;

/// <summary>What a new descriptor of a socket is like, with the numbers of OpenBSD (S2.6).</summary>
/// <remarks>SOCK_CLOEXEC is not among them: nothing is executed in the place of a process of the core, so that it would be
/// accepted without any effect. It is refused as any other bit is; who emulates a system that has it keeps it himself.</remarks>
[Flags]
public enum DescriptorFlags
{
    /// <summary>No flag.</summary>
    None = 0,

    /// <summary>SOCK_NONBLOCK: calls return EAGAIN instead of waiting.</summary>
    NonBlocking = 0x4000,
}
