using System.Runtime.CompilerServices;

namespace Sockopt;

/// <content>accept(2) and accept4(2) (S5).</content>
public sealed partial class DescriptorTable
{
    /// <summary>Takes the first connection that waits to be accepted, or waits for one (accept(2), S5). Whether the new socket
    /// blocks: <see cref="StackProfile.AcceptInheritsNonBlocking"/>.</summary>
    /// <param name="descriptor">The listening socket.</param>
    /// <param name="accepted">The new descriptor; -1 if there is an error.</param>
    /// <param name="peerName">The name of the socket at the other end.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns><see cref="Errno.EBADF"/>, <see cref="Errno.ENOTSOCK"/>: as for every call. <see cref="Errno.EMFILE"/>: there are
    /// <see cref="MaximumDescriptors"/> already; no connection is taken then. When that is found:
    /// <see cref="StackProfile.AcceptAsksForSocketLast"/>. The errors of <see cref="KernelSocket.AcceptAsync"/>.</returns>
    /// <remarks>The lowest free number is taken when the call begins, and given back if it fails.</remarks>
    public Errno Accept(
        int descriptor, out int accepted, out SocketName peerName, CancellationToken cancellation = default) =>
        Accept(descriptor, flags: null, out accepted, out peerName, cancellation);

    /// <summary>As <see cref="Accept(int, out int, out SocketName, CancellationToken)"/>, and says what the new descriptor is
    /// like (accept4(2), S5.5).</summary>
    /// <param name="descriptor">The listening socket.</param>
    /// <param name="flags">Whether the new socket blocks, whatever the listener does.</param>
    /// <param name="accepted">The new descriptor; -1 if there is an error.</param>
    /// <param name="peerName">The name of the socket at the other end.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>As for accept(2). <see cref="Errno.EINVAL"/>: a flag that does not exist; when that is found:
    /// <see cref="StackProfile.AcceptAsksForSocketLast"/>.</returns>
    public Errno Accept(
        int descriptor,
        DescriptorFlags flags,
        out int accepted,
        out SocketName peerName,
        CancellationToken cancellation = default) =>
        Accept(descriptor, (DescriptorFlags?)flags, out accepted, out peerName, cancellation);

    /// <summary>Takes the first connection that waits to be accepted, or waits for one (accept(2), S5).</summary>
    /// <returns>The errors of <see cref="Accept(int, out int, out SocketName, CancellationToken)"/>.</returns>
    public ValueTask<AcceptedDescriptor> AcceptAsync(int descriptor, CancellationToken cancellation = default) =>
        AcceptAsync(descriptor, flags: null, cancellation);

    /// <summary>Takes the first connection that waits to be accepted, or waits for one (accept4(2), S5.5).</summary>
    /// <returns>The errors of
    /// <see cref="Accept(int, DescriptorFlags, out int, out SocketName, CancellationToken)"/>.</returns>
    public ValueTask<AcceptedDescriptor> AcceptAsync(
        int descriptor, DescriptorFlags flags, CancellationToken cancellation = default) =>
        AcceptAsync(descriptor, (DescriptorFlags?)flags, cancellation);

    private Errno Accept(
        int descriptor,
        DescriptorFlags? flags,
        out int accepted,
        out SocketName peerName,
        CancellationToken cancellation)
    {
        accepted = -1;
        peerName = default;
        Errno error = BeginAccept(descriptor, flags, out HeldFile listener, out int number);
        if (error != Errno.Success)
        {
            return error;
        }

        using HeldFile held = listener;
        using CallCancellation end = CancelWith(cancellation);
        AcceptResult result = default;
        try
        {
            error = held.Socket.Accept(out KernelSocket? socket, out peerName, end.Token);
            result = new AcceptResult(socket, peerName, error);
        }
        finally
        {
            accepted = EndAccept(result, number, flags);
        }

        return error;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<AcceptedDescriptor> AcceptAsync(
        int descriptor, DescriptorFlags? flags, CancellationToken cancellation)
    {
        Errno error = BeginAccept(descriptor, flags, out HeldFile listener, out int number);
        if (error != Errno.Success)
        {
            return AcceptedDescriptor.Failed(error);
        }

        await using HeldFile held = listener;
        using CallCancellation end = CancelWith(cancellation);
        AcceptResult result = default;
        int accepted;
        try
        {
            result = await held.Socket.AcceptAsync(end.Token).ConfigureAwait(false);
        }
        finally
        {
            accepted = EndAccept(result, number, flags);
        }

        return new AcceptedDescriptor(accepted, result.PeerName, result.Errno);
    }

    // In the order of the kernels. After an error nothing is held.
    private Errno BeginAccept(int descriptor, DescriptorFlags? flags, out HeldFile listener, out int number)
    {
        number = -1;
        bool isWrong = (flags.GetValueOrDefault() & ~DescriptorFlags.NonBlocking) != 0;
        if (isWrong && !Profile.AcceptAsksForSocketLast)
        {
            listener = default;
            return Errno.EINVAL;
        }

        listener = Profile.AcceptAsksForSocketLast ? Hold(descriptor) : HoldSocket(descriptor);
        Errno error = listener.IsSuccess && isWrong ? Errno.EINVAL : listener.Errno;
        Span<int> numbers = stackalloc int[1];
        bool isTaken = error == Errno.Success && _slots.TryReserve(numbers);
        if (isTaken && listener.IsSocket)
        {
            number = numbers[0];
            return Errno.Success;
        }

        if (error == Errno.Success)
        {
            error = isTaken ? Errno.ENOTSOCK : Errno.EMFILE;
        }

        _slots.Free(isTaken ? numbers : []);
        listener.Dispose();
        listener = default;
        return error;
    }

    private int EndAccept(in AcceptResult result, int number, DescriptorFlags? flags)
    {
        if (result.Socket is not { } socket)
        {
            _slots.Free([number]);
            return -1;
        }

        if (flags is not null)
        {
            socket.NonBlocking = flags == DescriptorFlags.NonBlocking;
        }

        _slots.Fill(number, new SocketFile(socket));
        return number;
    }
}
