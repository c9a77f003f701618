namespace Sockopt;

/// <content>Rights that are sent along with bytes (SCM_RIGHTS, S7.8, S9.6, S18.1).</content>
public sealed partial class KernelSocket
{
    // None until rights arrive for the first time: most sockets never see any.
    private RightsQueue? _rights;

    private long RightsLimit => _rights?.Limit(Profile.ReceiveStopsBehindRights) ?? long.MaxValue;

    /// <summary>Sends bytes and files to the peer (sosend(9) with control, S7.8). The files arrive with the first of the bytes;
    /// without a byte nothing is sent.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="rights">The files. The message gets references of its own.</param>
    /// <param name="flags">As for <see cref="Send(ReadOnlySpan{byte}, MessageFlags, SocketName?, CancellationToken)"/>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>As for bytes alone; also <see cref="Errno.EINVAL"/>: the protocol has no rights
    /// (<see cref="ProtocolFlags.Rights"/>), or MSG_OOB. <see cref="Errno.EBADF"/>: the last reference to a
    /// file was given up.</returns>
    public IoResult SendMessage(
        ReadOnlySpan<byte> data,
        IReadOnlyCollection<OpenFile> rights,
        MessageFlags flags = MessageFlags.None,
        CancellationToken cancellation = default)
    {
        SendBytesCall call = new(this, data, new SendProgress(flags) { Rights = FilesOf(rights) }, to: null);
        return ThreadWaiter.Run<SendBytesCall, IoResult>(ref call, cancellation);
    }

    /// <summary>Sends bytes and files to the peer.</summary>
    /// <inheritdoc cref="SendMessage"/>
    public ValueTask<IoResult> SendMessageAsync(
        ReadOnlyMemory<byte> data,
        IReadOnlyCollection<OpenFile> rights,
        MessageFlags flags = MessageFlags.None,
        CancellationToken cancellation = default)
    {
        SendMemoryCall call = new(this, data, new SendProgress(flags) { Rights = FilesOf(rights) }, to: null);
        return Stack.Sends.Run(ref call, cancellation);
    }

    /// <summary>Receives bytes, and the files that came with them (soreceive(9) with controlp, S9.6).</summary>
    /// <param name="destination">Where the bytes go.</param>
    /// <param name="flags">As for <see cref="Receive"/>. With <see cref="MessageFlags.Peek"/> the files are given out only under
    /// a profile that does that (<see cref="StackProfile.PeekGivesRights"/>).</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>As for <see cref="Receive"/>, and the files, each with a reference that is the caller's. A receive gets those of
    /// one send only, and takes fewer bytes than there are if that needs it
    /// (<see cref="StackProfile.ReceiveStopsBehindRights"/>).</returns>
    public MessageResult ReceiveMessage(
        Span<byte> destination, MessageFlags flags = MessageFlags.None, CancellationToken cancellation = default)
    {
        ReceiveMessageBytesCall call = new(this, destination, flags);
        return ThreadWaiter.Run<ReceiveMessageBytesCall, MessageResult>(ref call, cancellation);
    }

    /// <summary>Receives bytes, and the files that came with them.</summary>
    /// <inheritdoc cref="ReceiveMessage"/>
    public ValueTask<MessageResult> ReceiveMessageAsync(
        Memory<byte> destination, MessageFlags flags = MessageFlags.None, CancellationToken cancellation = default)
    {
        ReceiveMessageMemoryCall call = new(this, destination, flags);
        return Stack.MessageReceives.Run(ref call, cancellation);
    }

    private Errno AppendWithRights(in OutgoingData data, OpenFile[] files)
    {
        if (!TryReference(files))
        {
            return Errno.EBADF;
        }

        // A chain that was appended does not tell its length any more.
        int length = data.Length;
        if (!data.TryAppendTo(ReceiveBuffer))
        {
            _gate.AfterRelease(new RightsRelease(Stack, files));
            return Errno.ENOBUFS;
        }

        _rights ??= new RightsQueue();
        _rights.Add(files, ReceiveBuffer.Count, length);

        // They may end a receive, however much that waits for.
        Wake(WaitFor.Receive);
        WakeReceivers();
        return Errno.Success;
    }

    private static OpenFile[]? FilesOf(IReadOnlyCollection<OpenFile> rights)
    {
        ArgumentNullException.ThrowIfNull(rights);
        OpenFile[] files = [.. rights];
        Array.ForEach(files, file => ArgumentNullException.ThrowIfNull(file, nameof(rights)));
        return files.Length == 0 ? null : files;
    }

    private bool TryReference(OpenFile[] files)
    {
        for (int i = 0; i < files.Length; i++)
        {
            if (!files[i].TryAddReference())
            {
                _gate.AfterRelease(new RightsRelease(Stack, files[..i]));
                return false;
            }
        }

        return true;
    }

    private void TakeRights(int count, ref ReceiveProgress progress)
    {
        long limit = RightsLimit;
        OpenFile[]? files = _rights!.Take(count);
        progress.IsAtBoundary = count == limit;
        if (files is null)
        {
            return;
        }

        if (progress.WantsRights)
        {
            progress.Rights = files;
        }
        else
        {
            progress.LostRights = true;
            _gate.AfterRelease(new RightsRelease(Stack, files));
        }
    }

    private void PeekRights(int count, ref ReceiveProgress progress)
    {
        OpenFile[]? files = _rights?.Find(count);
        if (files is null || !Profile.PeekGivesRights)
        {
            return;
        }

        // They are referenced by the message, so that one more reference is possible.
        progress.LostRights = !progress.WantsRights;
        if (progress.WantsRights)
        {
            Array.ForEach(files, file => file.AddReference());
            progress.Rights = files;
        }
    }

    private void GiveUpRights()
    {
        if (_rights is { IsEmpty: false })
        {
            _gate.AfterRelease(new RightsRelease(Stack, _rights.Clear()));
        }
    }
}
