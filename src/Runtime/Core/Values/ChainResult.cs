namespace Sockopt;

/// <summary>How a receive that hands over an mbuf chain ended.</summary>
/// <param name="Chain">The bytes; the caller owns them. Empty at the end of the stream, of an empty message, and with an
/// error.</param>
/// <param name="Flags">The message flags that the receive returns.</param>
/// <param name="Errno"><see cref="Errno.Success"/>, or why the call failed.</param>
public readonly record struct ChainResult(MbufChain Chain, MessageFlags Flags, Errno Errno)
{
    /// <summary>Whether the call succeeded.</summary>
    public bool IsSuccess => Errno == Errno.Success;
}
