namespace Sockopt;

/// <summary>How an accept of a descriptor table ended.</summary>
/// <param name="Descriptor">The new descriptor; -1 if there is an error.</param>
/// <param name="PeerName">The name of the socket at the other end.</param>
/// <param name="Errno"><see cref="Errno.Success"/>, or why the call failed.</param>
public readonly record struct AcceptedDescriptor(int Descriptor, SocketName PeerName, Errno Errno)
{
    /// <summary>Whether the call succeeded.</summary>
    public bool IsSuccess => Errno == Errno.Success;

    internal static AcceptedDescriptor Failed(Errno error) => new(-1, default, error);
}
