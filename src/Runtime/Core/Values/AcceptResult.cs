namespace Sockopt;

/// <summary>How an accept ended.</summary>
/// <param name="Socket">The new socket; null if there is an error.</param>
/// <param name="PeerName">The name of the socket at the other end.</param>
/// <param name="Errno"><see cref="Errno.Success"/>, or why the call failed.</param>
public readonly record struct AcceptResult(KernelSocket? Socket, SocketName PeerName, Errno Errno)
{
    /// <summary>Whether the call succeeded.</summary>
    public bool IsSuccess => Errno == Errno.Success;

    internal static AcceptResult Failed(Errno error) => new(null, default, error);
}
