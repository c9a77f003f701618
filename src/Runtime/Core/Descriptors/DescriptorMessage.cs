namespace Sockopt;

/// <summary>How a receive of a descriptor table that wants more than bytes ended.</summary>
/// <param name="Count">The bytes that were moved, as <see cref="MessageResult.Count"/>. With <see cref="Errno.EMSGSIZE"/> because
/// the table is full, the bytes that came with the files that were lost.</param>
/// <param name="Sender">The name of who sent it; null if none is told.</param>
/// <param name="Credential">On whose behalf the socket exists that sent it; null if that is not known.</param>
/// <param name="Descriptors">New descriptors for the files that came with it.</param>
/// <param name="Flags">The message flags that the receive returns.</param>
/// <param name="Errno"><see cref="Errno.Success"/>, or why the call failed.</param>
public readonly record struct DescriptorMessage(
    int Count,
    SocketName? Sender,
    Credential? Credential,
    IReadOnlyList<int> Descriptors,
    MessageFlags Flags,
    Errno Errno)
{
    /// <summary>Whether the call succeeded.</summary>
    public bool IsSuccess => Errno == Errno.Success;

    internal static DescriptorMessage Failed(Errno error) => new(0, null, null, [], MessageFlags.None, error);
}
