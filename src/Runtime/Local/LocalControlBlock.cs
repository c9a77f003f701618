namespace Sockopt;

/// <summary>What the local domain knows of a socket (struct unpcb).</summary>
internal sealed class LocalControlBlock
{
    /// <summary>The other end, while connected.</summary>
    public KernelSocket? Peer { get; set; }

    /// <summary>On whose behalf the other end was created, from connecting on.</summary>
    public Credential? PeerCredential { get; set; }
}
