using System.Runtime.CompilerServices;

namespace Sockopt;

/// <content>send(2), sendto(2) and recv(2).</content>
public sealed partial class DescriptorTable
{
    /// <summary>Sends bytes to the peer (send(2), sendto(2), S7).</summary>
    /// <param name="descriptor">The socket.</param>
    /// <param name="data">The bytes.</param>
    /// <param name="flags">As for <see cref="KernelSocket.Send(ReadOnlySpan{byte}, MessageFlags, SocketName?,
    /// CancellationToken)"/>.</param>
    /// <param name="to">Where to, or null.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns><see cref="Errno.EBADF"/>, <see cref="Errno.ENOTSOCK"/>: as for every call. The rest is that of the
    /// socket.</returns>
    public IoResult Send(
        int descriptor,
        ReadOnlySpan<byte> data,
        MessageFlags flags = MessageFlags.None,
        SocketName? to = null,
        CancellationToken cancellation = default)
    {
        using HeldFile held = HoldSocket(descriptor);
        using CallCancellation end = CancelWith(cancellation);
        return held.IsSuccess ? held.Socket.Send(data, flags, to, end.Token) : IoResult.Failed(held.Errno);
    }

    /// <summary>Sends bytes to the peer (send(2), sendto(2), S7).</summary>
    /// <inheritdoc cref="Send"/>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<IoResult> SendAsync(
        int descriptor,
        ReadOnlyMemory<byte> data,
        MessageFlags flags = MessageFlags.None,
        SocketName? to = null,
        CancellationToken cancellation = default)
    {
        await using HeldFile held = HoldSocket(descriptor);
        using CallCancellation end = CancelWith(cancellation);
        return held.IsSuccess
            ? await held.Socket.SendAsync(data, flags, to, end.Token).ConfigureAwait(false)
            : IoResult.Failed(held.Errno);
    }

    /// <summary>Receives bytes (recv(2), S9).</summary>
    /// <param name="descriptor">The socket.</param>
    /// <param name="destination">Where they go.</param>
    /// <param name="flags">As for <see cref="KernelSocket.Receive"/>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns><see cref="Errno.EBADF"/>, <see cref="Errno.ENOTSOCK"/>: as for every call. The rest is that of the
    /// socket.</returns>
    public IoResult Receive(
        int descriptor,
        Span<byte> destination,
        MessageFlags flags = MessageFlags.None,
        CancellationToken cancellation = default)
    {
        using HeldFile held = HoldSocket(descriptor);
        using CallCancellation end = CancelWith(cancellation);
        return held.IsSuccess ? held.Socket.Receive(destination, flags, end.Token) : IoResult.Failed(held.Errno);
    }

    /// <summary>Receives bytes (recv(2), S9).</summary>
    /// <inheritdoc cref="Receive"/>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<IoResult> ReceiveAsync(
        int descriptor,
        Memory<byte> destination,
        MessageFlags flags = MessageFlags.None,
        CancellationToken cancellation = default)
    {
        await using HeldFile held = HoldSocket(descriptor);
        using CallCancellation end = CancelWith(cancellation);
        return held.IsSuccess
            ? await held.Socket.ReceiveAsync(destination, flags, end.Token).ConfigureAwait(false)
            : IoResult.Failed(held.Errno);
    }
}
