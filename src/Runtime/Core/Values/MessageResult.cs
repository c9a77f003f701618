namespace Sockopt;

/// <summary>How a receive that wants more than bytes ended.</summary>
/// <param name="Count">The bytes that were moved. Zero without an error is the end of the stream, if anything was asked
/// for.</param>
/// <param name="Rights">The files that came with them; each has a reference that is the caller's.</param>
/// <param name="Flags">The message flags that the receive returns.</param>
/// <param name="Errno"><see cref="Errno.Success"/>, or why the call failed.</param>
public readonly record struct MessageResult(
    int Count, IReadOnlyList<OpenFile> Rights, MessageFlags Flags, Errno Errno)
{
    /// <summary>Whether the call succeeded.</summary>
    public bool IsSuccess => Errno == Errno.Success;
}
