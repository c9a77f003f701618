using System.Runtime.CompilerServices;

namespace Sockopt;

/// <content>sendmsg(2) and recvmsg(2): descriptors that go along with bytes (SCM_RIGHTS, S7.8, S9.6).</content>
public sealed partial class DescriptorTable
{
    /// <summary>Sends bytes to the peer, and with them the files of descriptors (sendmsg(2) with SCM_RIGHTS, S7.8).</summary>
    /// <param name="descriptor">The socket.</param>
    /// <param name="data">The bytes.</param>
    /// <param name="rights">The descriptors; they stay open here.</param>
    /// <param name="flags">As for bytes alone.</param>
    /// <param name="to">Where to, or null.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns><see cref="Errno.EBADF"/>, <see cref="Errno.ENOTSOCK"/>: as for every call; <see cref="Errno.EBADF"/> also for
    /// one of the rights (<see cref="StackProfile.RightsAreLookedUpFirst"/>). The rest is that of
    /// <see cref="KernelSocket.SendMessage"/>.</returns>
    public IoResult SendMessage(
        int descriptor,
        ReadOnlySpan<byte> data,
        IReadOnlyList<int> rights,
        MessageFlags flags = MessageFlags.None,
        SocketName? to = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(rights);
        using HeldFile held = HoldSocket(descriptor);
        using HeldRights files = held.IsSuccess ? HoldRights(held.Socket, rights) : new HeldRights([], held.Errno, _exiting);
        using CallCancellation end = CancelWith(cancellation);
        return files.Errno == Errno.Success
            ? held.Socket.SendMessage(data, files.Files, flags, to, end.Token)
            : IoResult.Failed(files.Errno);
    }

    /// <summary>Sends bytes to the peer, and with them the files of descriptors (sendmsg(2) with SCM_RIGHTS, S7.8).</summary>
    /// <inheritdoc cref="SendMessage"/>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<IoResult> SendMessageAsync(
        int descriptor,
        ReadOnlyMemory<byte> data,
        IReadOnlyList<int> rights,
        MessageFlags flags = MessageFlags.None,
        SocketName? to = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(rights);
        await using HeldFile held = HoldSocket(descriptor);
        using HeldRights files = held.IsSuccess ? HoldRights(held.Socket, rights) : new HeldRights([], held.Errno, _exiting);
        using CallCancellation end = CancelWith(cancellation);
        return files.Errno == Errno.Success
            ? await held.Socket.SendMessageAsync(data, files.Files, flags, to, end.Token).ConfigureAwait(false)
            : IoResult.Failed(files.Errno);
    }

    /// <summary>Receives bytes, who sent them, and new descriptors for the files that came with them (recvmsg(2), S9.5,
    /// S9.6).</summary>
    /// <param name="descriptor">The socket.</param>
    /// <param name="destination">Where the bytes go.</param>
    /// <param name="flags">As for <see cref="KernelSocket.ReceiveMessage"/>.</param>
    /// <param name="maximumRights">How many descriptors the caller has room for (msg_controllen); zero: none is asked for, and
    /// the files are given up.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns><see cref="Errno.EBADF"/>, <see cref="Errno.ENOTSOCK"/>: as for every call. The rest is that of
    /// <see cref="KernelSocket.ReceiveMessage"/>. Fewer free numbers than files, at the moment when the files are there, are as
    /// little room (<see cref="StackProfile.SurplusRightsAreCutOff"/>); but with <see cref="Errno.EMSGSIZE"/> the bytes are in
    /// the destination, and counted, where a kernel leaves those of a stream queued.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The maximum is negative.</exception>
    public DescriptorMessage ReceiveMessage(
        int descriptor,
        Span<byte> destination,
        MessageFlags flags = MessageFlags.None,
        int maximumRights = int.MaxValue,
        CancellationToken cancellation = default)
    {
        using HeldFile held = HoldSocket(descriptor);
        using CallCancellation end = CancelWith(cancellation);
        return held.IsSuccess
            ? Describe(held.Socket.ReceiveMessage(destination, flags, maximumRights, end.Token))
            : DescriptorMessage.Failed(held.Errno);
    }

    /// <summary>Receives bytes, who sent them, and new descriptors for the files that came with them (recvmsg(2), S9.5,
    /// S9.6).</summary>
    /// <inheritdoc cref="ReceiveMessage"/>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<DescriptorMessage> ReceiveMessageAsync(
        int descriptor,
        Memory<byte> destination,
        MessageFlags flags = MessageFlags.None,
        int maximumRights = int.MaxValue,
        CancellationToken cancellation = default)
    {
        await using HeldFile held = HoldSocket(descriptor);
        using CallCancellation end = CancelWith(cancellation);
        return held.IsSuccess
            ? Describe(await held.Socket.ReceiveMessageAsync(destination, flags, maximumRights, end.Token).ConfigureAwait(false))
            : DescriptorMessage.Failed(held.Errno);
    }

    /// <summary>Receives bytes, and who sent them (recvfrom(2), S9.5): <see cref="ReceiveMessage"/> of no files.</summary>
    /// <returns>As there.</returns>
    public DescriptorMessage ReceiveFrom(
        int descriptor,
        Span<byte> destination,
        MessageFlags flags = MessageFlags.None,
        CancellationToken cancellation = default) =>
        ReceiveMessage(descriptor, destination, flags, maximumRights: 0, cancellation);

    /// <summary>Receives bytes, and who sent them (recvfrom(2), S9.5): <see cref="ReceiveMessageAsync"/> of no files.</summary>
    /// <returns>As there.</returns>
    public ValueTask<DescriptorMessage> ReceiveFromAsync(
        int descriptor,
        Memory<byte> destination,
        MessageFlags flags = MessageFlags.None,
        CancellationToken cancellation = default) =>
        ReceiveMessageAsync(descriptor, destination, flags, maximumRights: 0, cancellation);

    private HeldRights HoldRights(KernelSocket socket, IReadOnlyList<int> rights)
    {
        // First, so that a list which throws, or changes meanwhile, leaves no reference behind.
        int[] descriptors = [.. rights];
        OpenFile[] files = new OpenFile[descriptors.Length];
        bool isAnyBad = false;
        for (int i = 0; i < files.Length; i++)
        {
            OpenFile? file = _slots.Find(descriptors[i]);
            isAnyBad |= file is null;
            files[i] = file ?? DescriptorSlots.Closed;
        }

        Errno error = isAnyBad && Profile.RightsAreLookedUpFirst ? BadRight(socket) : Errno.Success;
        return new HeldRights(files, error, _exiting);
    }

    private static Errno BadRight(KernelSocket socket)
    {
        Errno error = socket.TakeErrorBeforeRights();
        return error == Errno.Success ? Errno.EBADF : error;
    }

    private DescriptorMessage Describe(in MessageResult result)
    {
        DescriptorMessage message =
            new(result.Count, result.Sender, result.Credential, [], result.Flags, result.Errno);
        return result.Rights.Count == 0 ? message : WithDescriptors(message, result.Rights);
    }

    // All numbers at once: nobody sees one of a message that is refused.
    private DescriptorMessage WithDescriptors(in DescriptorMessage message, IReadOnlyList<OpenFile> files)
    {
        int[] numbers = new int[files.Count];
        int taken = _slots.Reserve(numbers);
        bool isCutOff = taken < files.Count;
        bool isRefused = isCutOff && !Profile.SurplusRightsAreCutOff;
        if (isRefused)
        {
            _slots.Free(numbers.AsSpan(0, taken));
            taken = 0;
        }

        for (int i = 0; i < taken; i++)
        {
            _slots.Fill(numbers[i], files[i]);
        }

        OpenFile.ReleaseAll([.. files.Skip(taken)], _exiting);
        return isRefused ? message with { Errno = Errno.EMSGSIZE }
            : isCutOff ? message with { Descriptors = numbers[..taken], Flags = message.Flags | MessageFlags.ControlTruncated }
            : message with { Descriptors = numbers };
    }
}
