namespace Sockopt;

/// <summary>How a data call ended.</summary>
/// <param name="Count">The bytes that were moved. Zero from a receive without an error is an empty message, or the end of the
/// stream, if anything was asked for. A receive with <see cref="MessageFlags.Truncated"/> among its flags may count more than
/// fits (<see cref="StackProfile.TruncateFlagTellsLength"/>). After a failed send it counts what went out before the
/// failure.</param>
/// <param name="Flags">The message flags that a receive returns; none from a send.</param>
/// <param name="Errno"><see cref="Errno.Success"/>, or why the call failed.</param>
public readonly record struct IoResult(int Count, MessageFlags Flags, Errno Errno)
{
    /// <summary>Whether the call succeeded.</summary>
    public bool IsSuccess => Errno == Errno.Success;

    internal static IoResult Failed(Errno error) => new(0, MessageFlags.None, error);
}
