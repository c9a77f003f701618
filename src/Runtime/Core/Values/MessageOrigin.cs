namespace Sockopt;

/// <summary>Where a message comes from, as a protocol says when it puts one into a receive buffer.</summary>
/// <param name="Name">The name of its sender, which the receiver is told and the buffer is charged for (S8.5); null if it has
/// none.</param>
/// <param name="Credential">On whose behalf it was sent; null if that is not known.</param>
/// <param name="Payer">The socket of this stack whose send buffer is charged for the message until it is taken; null if none
/// is.</param>
public readonly record struct MessageOrigin(SocketName? Name, Credential? Credential, KernelSocket? Payer);
