namespace Sockopt;

/// <summary>On whose behalf a socket exists.</summary>
/// <remarks>A socket has the one that it was created with. A call that names another is judged by that one: bind, connect and
/// listen take a caller, and who connected or listened is what the peer of a local socket reads with SO_PEERCRED. There is no
/// current process to ask: socreate(9) lists the mixture of passed, current and cached credentials among its bugs.</remarks>
/// <param name="UserId">The effective user id; 0 is the superuser.</param>
/// <param name="GroupId">The effective group id.</param>
/// <param name="ProcessId">The process id.</param>
public readonly record struct Credential(int UserId, int GroupId, int ProcessId)
{
    /// <summary>Whether this is the superuser, whose sockets are marked <see cref="SocketState.Privileged"/> (S2.3).</summary>
    public bool IsSuperuser => UserId == 0;
}
