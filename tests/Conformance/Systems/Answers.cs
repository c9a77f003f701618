namespace Sockopt.Conformance.Systems;

/// <summary>What a call returns that makes a socket.</summary>
/// <param name="Error"><see cref="Errno.Success"/>, or why it failed.</param>
/// <param name="Descriptor">The socket.</param>
internal readonly record struct DescriptorAnswer(Errno Error, int Descriptor);

/// <summary>What socketpair(2) returns.</summary>
/// <param name="Error"><see cref="Errno.Success"/>, or why it failed.</param>
/// <param name="First">One socket.</param>
/// <param name="Second">The other.</param>
internal readonly record struct PairAnswer(Errno Error, int First, int Second);

/// <summary>What accept(2) returns.</summary>
/// <param name="Error"><see cref="Errno.Success"/>, or why it failed.</param>
/// <param name="Descriptor">The socket.</param>
/// <param name="Peer">The name of its peer; null if none was written, or not all of it.</param>
/// <param name="PeerLength">The length of the name, as the system reports it.</param>
internal readonly record struct AcceptAnswer(Errno Error, int Descriptor, CaseAddress? Peer, int PeerLength);

/// <summary>What getsockname(2) and getpeername(2) return.</summary>
/// <param name="Error"><see cref="Errno.Success"/>, or why it failed.</param>
/// <param name="Name">The name; null if none was written, or not all of it.</param>
/// <param name="Length">Its length, as the system reports it.</param>
internal readonly record struct NameAnswer(Errno Error, CaseAddress? Name, int Length);

/// <summary>What a call returns that counts.</summary>
/// <param name="Error"><see cref="Errno.Success"/>, or why it failed.</param>
/// <param name="Count">The count: bytes, or 1 for yes.</param>
internal readonly record struct CountAnswer(Errno Error, int Count);

/// <summary>What getsockopt(2) returns.</summary>
/// <param name="Error"><see cref="Errno.Success"/>, or why it failed.</param>
/// <param name="Value">The bytes that were written.</param>
/// <param name="Length">Their number, as the system reports it.</param>
internal readonly record struct OptionAnswer(Errno Error, ReadOnlyMemory<byte> Value, int Length);

/// <summary>What poll(2) returns.</summary>
/// <param name="Error"><see cref="Errno.Success"/>, or why it failed.</param>
/// <param name="Events">What is there; nothing if the time was over.</param>
internal readonly record struct PollAnswer(Errno Error, PollEvents Events);

/// <summary>What recvmsg(2) returns.</summary>
internal sealed record ReceiveAnswer
{
    /// <summary><see cref="Errno.Success"/>, or why it failed.</summary>
    public required Errno Error { get; init; }

    /// <summary>What the call returned; with MSG_TRUNC it can be more than was written.</summary>
    public int Count { get; init; }

    /// <summary>The bytes that were written.</summary>
    public ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>The flags of the message.</summary>
    public CallFlags Flags { get; init; }

    /// <summary>The name of the sender; null if it was not asked for, or none was written.</summary>
    public CaseAddress? Sender { get; init; }

    /// <summary>The length of the name, as the system reports it.</summary>
    public int SenderLength { get; init; }

    /// <summary>How many descriptors came with it. They are the system's to close.</summary>
    public int DescriptorCount { get; init; }

    public static ReceiveAnswer Failed(Errno error) => new() { Error = error };
}
