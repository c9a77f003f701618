namespace Sockopt;

/// <content>sendmsg(2) and recvmsg(2): what goes along with bytes (S7.8, S9.5, S9.6).</content>
public sealed partial class KernelSocket
{
    /// <summary>Sends bytes, and files along with them (sosend(9) with control, S7.8).</summary>
    /// <param name="data">The bytes. On a stream the files arrive with the first of them, and without a byte nothing is
    /// sent.</param>
    /// <param name="rights">The files. The message gets references of its own.</param>
    /// <param name="flags">As for <see cref="Send(ReadOnlySpan{byte}, MessageFlags, SocketName?, CancellationToken)"/>.</param>
    /// <param name="to">As for bytes alone.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>As for bytes alone; also <see cref="Errno.EINVAL"/>: the protocol has no rights
    /// (<see cref="ProtocolFlags.Rights"/>), or MSG_OOB. <see cref="StackProfile.TooManyRights"/>: more than
    /// <see cref="StackLimits.MaximumRights"/>. <see cref="StackProfile.TooManyRightsPassed"/>: more than
    /// <see cref="StackLimits.MaximumRightsPassed"/> would be on their way. <see cref="Errno.ETOOMANYREFS"/>: sockets would lie
    /// in sockets deeper than <see cref="StackLimits.MaximumRightsNesting"/>. <see cref="Errno.EBADF"/>: the last reference to a
    /// file was given up.</returns>
    /// <exception cref="ArgumentException">A file is a socket of another stack; stacks share nothing.</exception>
    public IoResult SendMessage(
        ReadOnlySpan<byte> data,
        IReadOnlyCollection<OpenFile> rights,
        MessageFlags flags = MessageFlags.None,
        SocketName? to = null,
        CancellationToken cancellation = default)
    {
        SendBytesCall call = new(this, data, new SendProgress(flags) { Rights = FilesOf(rights) }, to);
        return ThreadWaiter.Run<SendBytesCall, IoResult>(ref call, cancellation);
    }

    /// <summary>Sends bytes, and files along with them.</summary>
    /// <inheritdoc cref="SendMessage"/>
    public ValueTask<IoResult> SendMessageAsync(
        ReadOnlyMemory<byte> data,
        IReadOnlyCollection<OpenFile> rights,
        MessageFlags flags = MessageFlags.None,
        SocketName? to = null,
        CancellationToken cancellation = default)
    {
        SendMemoryCall call = new(this, data, new SendProgress(flags) { Rights = FilesOf(rights) }, to);
        return Stack.Sends.Run(ref call, cancellation);
    }

    /// <summary>Receives bytes, who sent them, and the files that came with them (soreceive(9) with paddr and controlp, S9.5,
    /// S9.6).</summary>
    /// <param name="destination">Where the bytes go.</param>
    /// <param name="flags">As for <see cref="Receive(Span{byte}, MessageFlags, CancellationToken)"/>. With
    /// <see cref="MessageFlags.Peek"/> the files are given out only under a profile that does that
    /// (<see cref="StackProfile.PeekGivesRights"/>).</param>
    /// <param name="maximumRights">How many files the caller takes. Zero: none is asked for, and all are given up, which
    /// <see cref="StackProfile.LostRightsAreTold"/> may tell. Fewer than there are:
    /// <see cref="StackProfile.SurplusRightsAreCutOff"/>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>As for <see cref="Receive(Span{byte}, MessageFlags, CancellationToken)"/>, and the files, each with a reference
    /// that is the caller's. A receive gets those of one send only, and takes fewer bytes of a stream than there are if that
    /// needs it (<see cref="StackProfile.ReceiveStopsBehindRights"/>). <see cref="Errno.EMSGSIZE"/>: there are more files than
    /// the caller takes, under a profile that does not cut them off; they are lost, and so is a message that they came
    /// with.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of files is negative.</exception>
    public MessageResult ReceiveMessage(
        Span<byte> destination,
        MessageFlags flags = MessageFlags.None,
        int maximumRights = int.MaxValue,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maximumRights);
        ReceiveMessageBytesCall call = new(this, destination, flags, maximumRights);
        return ThreadWaiter.Run<ReceiveMessageBytesCall, MessageResult>(ref call, cancellation);
    }

    /// <summary>Receives bytes, who sent them, and the files that came with them.</summary>
    /// <inheritdoc cref="ReceiveMessage"/>
    public ValueTask<MessageResult> ReceiveMessageAsync(
        Memory<byte> destination,
        MessageFlags flags = MessageFlags.None,
        int maximumRights = int.MaxValue,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maximumRights);
        ReceiveMessageMemoryCall call = new(this, destination, flags, maximumRights);
        return Stack.MessageReceives.Run(ref call, cancellation);
    }
}
