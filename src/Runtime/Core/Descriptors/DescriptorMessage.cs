namespace Sockopt;

/// <summary>How a receive of bytes and descriptors ended.</summary>
/// <param name="Count">The bytes that were moved. Zero without an error is the end of the stream, if anything was asked
/// for. With <see cref="Errno.EMSGSIZE"/> the bytes that came with the files that were lost.</param>
/// <param name="Descriptors">New descriptors for the files that came with the bytes.</param>
/// <param name="Flags">The message flags that the receive returns.</param>
/// <param name="Errno"><see cref="Errno.Success"/>, or why the call failed.</param>
public readonly record struct DescriptorMessage(
    int Count, IReadOnlyList<int> Descriptors, MessageFlags Flags, Errno Errno)
{
    /// <summary>Whether the call succeeded.</summary>
    public bool IsSuccess => Errno == Errno.Success;

    internal static DescriptorMessage Failed(Errno error) => new(0, [], MessageFlags.None, error);
}
