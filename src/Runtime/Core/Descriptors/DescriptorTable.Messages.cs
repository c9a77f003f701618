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
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns><see cref="Errno.EBADF"/>, <see cref="Errno.ENOTSOCK"/>: as for every call; <see cref="Errno.EBADF"/> also for one
    /// of the rights (<see cref="StackProfile.RightsAreLookedUpFirst"/>). The rest is that of
    /// <see cref="KernelSocket.SendMessage"/>.</returns>
    public IoResult SendMessage(
        int descriptor,
        ReadOnlySpan<byte> data,
        IReadOnlyList<int> rights,
        MessageFlags flags = MessageFlags.None,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(rights);
        using HeldFile held = HoldSocket(descriptor);
        using HeldRights files = held.IsSuccess ? HoldRights(rights) : new HeldRights([], held.Errno);
        using CallCancellation end = CancelWith(cancellation);
        return files.Errno == Errno.Success
            ? held.Socket.SendMessage(data, files.Files, flags, end.Token)
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
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(rights);
        await using HeldFile held = HoldSocket(descriptor);
        using HeldRights files = held.IsSuccess ? HoldRights(rights) : new HeldRights([], held.Errno);
        using CallCancellation end = CancelWith(cancellation);
        return files.Errno == Errno.Success
            ? await held.Socket.SendMessageAsync(data, files.Files, flags, end.Token).ConfigureAwait(false)
            : IoResult.Failed(files.Errno);
    }

    /// <summary>Receives bytes, and new descriptors for the files that came with them (recvmsg(2), S9.6).</summary>
    /// <param name="descriptor">The socket.</param>
    /// <param name="destination">Where the bytes go.</param>
    /// <param name="flags">As for <see cref="KernelSocket.ReceiveMessage"/>.</param>
    /// <param name="maximumRights">How many descriptors the caller has room for (msg_controllen); none at all is what
    /// <see cref="Receive"/> does with files.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns><see cref="Errno.EBADF"/>, <see cref="Errno.ENOTSOCK"/>: as for every call. More files than the caller has room for,
    /// or the table: <see cref="StackProfile.SurplusRightsAreCut"/>. The rest is that of the socket.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The maximum is negative.</exception>
    public DescriptorMessage ReceiveMessage(
        int descriptor,
        Span<byte> destination,
        MessageFlags flags = MessageFlags.None,
        int maximumRights = int.MaxValue,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maximumRights);
        using HeldFile held = HoldSocket(descriptor);
        using CallCancellation end = CancelWith(cancellation);
        return !held.IsSuccess ? DescriptorMessage.Failed(held.Errno)
            : maximumRights == 0 ? WithoutRights(held.Socket.Receive(destination, flags, end.Token))
            : TakeRights(held.Socket.ReceiveMessage(destination, flags, end.Token), maximumRights);
    }

    /// <summary>Receives bytes, and new descriptors for the files that came with them (recvmsg(2), S9.6).</summary>
    /// <inheritdoc cref="ReceiveMessage"/>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<DescriptorMessage> ReceiveMessageAsync(
        int descriptor,
        Memory<byte> destination,
        MessageFlags flags = MessageFlags.None,
        int maximumRights = int.MaxValue,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maximumRights);
        await using HeldFile held = HoldSocket(descriptor);
        using CallCancellation end = CancelWith(cancellation);
        return !held.IsSuccess ? DescriptorMessage.Failed(held.Errno)
            : maximumRights == 0
                ? WithoutRights(await held.Socket.ReceiveAsync(destination, flags, end.Token).ConfigureAwait(false))
                : TakeRights(
                    await held.Socket.ReceiveMessageAsync(destination, flags, end.Token).ConfigureAwait(false), maximumRights);
    }

    private HeldRights HoldRights(IReadOnlyList<int> rights)
    {
        OpenFile[] files = new OpenFile[rights.Count];
        bool isAnyBad = false;
        for (int i = 0; i < files.Length; i++)
        {
            OpenFile? file = _slots.Find(rights[i]);
            isAnyBad |= file is null;
            files[i] = file ?? DescriptorSlots.Closed;
        }

        return new HeldRights(files, isAnyBad && Profile.RightsAreLookedUpFirst ? Errno.EBADF : Errno.Success);
    }

    private static DescriptorMessage WithoutRights(IoResult result) =>
        new(result.Count, [], result.Flags, result.Errno);

    private DescriptorMessage TakeRights(in MessageResult result, int maximumRights)
    {
        if (result.Rights.Count == 0)
        {
            return new DescriptorMessage(result.Count, [], result.Flags, result.Errno);
        }

        int[] descriptors = new int[Math.Min(result.Rights.Count, maximumRights)];
        int taken = _slots.Reserve(descriptors);
        bool isCut = taken < result.Rights.Count;
        if (isCut && !Profile.SurplusRightsAreCut)
        {
            _slots.Free(descriptors.AsSpan(0, taken));
            taken = 0;
        }

        for (int i = 0; i < result.Rights.Count; i++)
        {
            if (i < taken)
            {
                _slots.Fill(descriptors[i], result.Rights[i]);
            }
            else
            {
                result.Rights[i].Release();
            }
        }

        return !isCut ? new DescriptorMessage(result.Count, descriptors, result.Flags, result.Errno)
            : Profile.SurplusRightsAreCut
                ? new DescriptorMessage(
                    result.Count, descriptors[..taken], result.Flags | MessageFlags.ControlTruncated, result.Errno)
                : new DescriptorMessage(result.Count, [], result.Flags, Errno.EMSGSIZE);
    }
}
