namespace Sockopt;

/// <summary>What the local domain knows of a socket (struct unpcb).</summary>
internal sealed class LocalControlBlock
{
    /// <summary>The other end, while connected.</summary>
    public KernelSocket? Peer { get; set; }

    /// <summary>On whose behalf the other end connected or listened; of a listener, on whose behalf it listens.</summary>
    public Credential? PeerCredential { get; set; }

    /// <summary>The name of the socket; null if it has none.</summary>
    public SocketName? Name { get; set; }

    /// <summary>The name that the peer had when the connection ended; null if it had none, or there was no peer.</summary>
    public SocketName? LastPeerName { get; set; }

    /// <summary>The node that the socket is bound to, if its name is a path. A connection has its listener's name, but not its
    /// node.</summary>
    public LocalNode? Node { get; set; }
}
