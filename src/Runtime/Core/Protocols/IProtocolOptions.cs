namespace Sockopt;

/// <summary>The options of a protocol (pr_ctloutput). A protocol without any simply has none of this.</summary>
/// <remarks>
/// <para>Both are called without a lock: an implementation that calls a generated dispatcher gets its locking from
/// there. <see cref="SetOption"/> is also called for SOL_SOCKET, <see cref="GetOption"/> never.</para>
/// <para>Another thread may close the socket meanwhile, so that either may run beside
/// <see cref="Protocol.Detach"/> or after it, when there is no control block any more. What such a call should return is
/// what the closed socket says, <see cref="Errno.EBADF"/>.</para>
/// </remarks>
public interface IProtocolOptions
{
    /// <summary>Sets an option.</summary>
    /// <remarks>Called for every level but SOL_SOCKET (S13.1), and for that one once more after the socket layer has set
    /// the option; then the result is ignored (S13.3).</remarks>
    /// <returns><see cref="Errno.ENOPROTOOPT"/> for an option that the protocol does not have; otherwise what the option
    /// says.</returns>
    Errno SetOption(KernelSocket socket, int level, int name, ReadOnlySpan<byte> value);

    /// <summary>Reads an option of any level but SOL_SOCKET (S14.1).</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="level">The level.</param>
    /// <param name="name">The number of the option at its level.</param>
    /// <param name="value">Where the value goes; a short one gets the first bytes (S14.4).</param>
    /// <param name="length">How many bytes were written.</param>
    /// <returns><see cref="Errno.ENOPROTOOPT"/> for an option that the protocol does not have; otherwise what the option
    /// says.</returns>
    Errno GetOption(KernelSocket socket, int level, int name, Span<byte> value, out int length);
}
