namespace Sockopt;

/// <summary>How a receive that wants more than bytes ended.</summary>
/// <param name="Count">The bytes that were moved. Zero without an error is an empty message, or the end of the stream, if
/// anything was asked for. With <see cref="MessageFlags.Truncated"/> among the flags of the call it may be more than fits
/// (<see cref="StackProfile.TruncateFlagTellsLength"/>).</param>
/// <param name="Sender">The name of who sent it, as recvfrom(2) tells it; null if none is told. A datagram has one, of a socket
/// without a name what <see cref="StackProfile.NamelessLength"/> says; a connection has one under a profile that tells it
/// (<see cref="StackProfile.ConnectionTellsSender"/>).</param>
/// <param name="Credential">On whose behalf the socket exists that sent it (SCM_CREDS); null if that is not known.</param>
/// <param name="Rights">The files that came with it (SCM_RIGHTS); each has a reference that is the caller's.</param>
/// <param name="Flags">The message flags that the receive returns.</param>
/// <param name="Errno"><see cref="Errno.Success"/>, or why the call failed.</param>
public readonly record struct MessageResult(
    int Count,
    SocketName? Sender,
    Credential? Credential,
    IReadOnlyList<OpenFile> Rights,
    MessageFlags Flags,
    Errno Errno)
{
    /// <summary>Whether the call succeeded.</summary>
    public bool IsSuccess => Errno == Errno.Success;
}
