using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Sockopt;

/// <content>Calls that make, name and connect sockets.</content>
public sealed partial class DescriptorTable
{
    // SOCK_TYPE_MASK: what of a type is not for flags.
    private const int TypeMask = 0xF;

    /// <summary>Makes a socket (socket(2), S2).</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="type">The type, with <see cref="DescriptorFlags.NonBlocking"/> among its bits for one that does not
    /// block.</param>
    /// <param name="protocol">The protocol number, or 0.</param>
    /// <param name="descriptor">The descriptor; -1 if there is an error.</param>
    /// <returns><see cref="StackProfile.TypeOutOfRange"/>: the type has other bits. The errors of
    /// <see cref="SocketStack.Create"/>. <see cref="Errno.EMFILE"/>: there are <see cref="MaximumDescriptors"/>
    /// already.</returns>
    public Errno Socket(SocketDomain domain, SocketType type, int protocol, out int descriptor)
    {
        descriptor = -1;
        Errno error = SplitType(ref type, out bool isNonBlocking);
        KernelSocket? socket = null;
        if (error == Errno.Success)
        {
            error = Stack.Create(domain, type, protocol, Credential, out socket);
        }

        if (error != Errno.Success)
        {
            return error;
        }

        Span<int> number = stackalloc int[1];
        if (!_slots.TryReserve(number))
        {
            socket!.Close(_exiting);
            return Errno.EMFILE;
        }

        descriptor = number[0];
        Install(descriptor, socket!, isNonBlocking);
        return Errno.Success;
    }

    /// <summary>Makes two sockets that are connected with each other (socketpair(2), S6.7, S19.3).</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="type">The type, as for <see cref="Socket"/>.</param>
    /// <param name="protocol">The protocol number, or 0.</param>
    /// <param name="first">One end; -1 if there is an error.</param>
    /// <param name="second">The other end; -1 if there is an error.</param>
    /// <returns><see cref="StackProfile.TypeOutOfRange"/>: the type has other bits. The errors of
    /// <see cref="SocketStack.CreatePair"/>. <see cref="Errno.EMFILE"/>: there is room for less than two descriptors; when that
    /// is found: <see cref="StackProfile.PairTakesNumbersFirst"/>.</returns>
    public Errno SocketPair(SocketDomain domain, SocketType type, int protocol, out int first, out int second)
    {
        first = second = -1;
        Errno error = SplitType(ref type, out bool isNonBlocking);
        if (error != Errno.Success)
        {
            return error;
        }

        Span<int> numbers = stackalloc int[2];
        bool hasNumbers = Profile.PairTakesNumbersFirst && _slots.TryReserve(numbers);
        if (Profile.PairTakesNumbersFirst && !hasNumbers)
        {
            return Errno.EMFILE;
        }

        error = Stack.CreatePair(
            domain, type, protocol, Credential, out KernelSocket? firstSocket, out KernelSocket? secondSocket);
        if (error != Errno.Success)
        {
            _slots.Free(hasNumbers ? numbers : []);
            return error;
        }

        if (!hasNumbers && !_slots.TryReserve(numbers))
        {
            firstSocket!.Close(_exiting);
            secondSocket!.Close(_exiting);
            return Errno.EMFILE;
        }

        (first, second) = (numbers[0], numbers[1]);
        Install(first, firstSocket!, isNonBlocking);
        Install(second, secondSocket!, isNonBlocking);
        return Errno.Success;
    }

    /// <summary>Gives a socket a name (bind(2), S3).</summary>
    /// <returns><see cref="Errno.EBADF"/>, <see cref="Errno.ENOTSOCK"/>: as for every call. The errors of
    /// <see cref="KernelSocket.Bind"/>.</returns>
    public Errno Bind(int descriptor, SocketName name)
    {
        using HeldFile held = HoldSocket(descriptor);
        return held.IsSuccess ? held.Socket.Bind(name, Credential) : held.Errno;
    }

    /// <summary>Connects a socket, and waits until that is done (connect(2), S6.5).</summary>
    /// <returns><see cref="Errno.EBADF"/>, <see cref="Errno.ENOTSOCK"/>: as for every call. The errors of
    /// <see cref="KernelSocket.ConnectAsync"/>.</returns>
    public Errno Connect(int descriptor, SocketName name, CancellationToken cancellation = default)
    {
        using HeldFile held = HoldSocket(descriptor);
        using CallCancellation end = CancelWith(cancellation);
        return held.IsSuccess ? held.Socket.Connect(name, Credential, end.Token) : held.Errno;
    }

    /// <summary>Connects a socket, and waits until that is done (connect(2), S6.5).</summary>
    /// <inheritdoc cref="Connect"/>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Errno> ConnectAsync(int descriptor, SocketName name, CancellationToken cancellation = default)
    {
        await using HeldFile held = HoldSocket(descriptor);
        using CallCancellation end = CancelWith(cancellation);
        return held.IsSuccess
            ? await held.Socket.ConnectAsync(name, Credential, end.Token).ConfigureAwait(false)
            : held.Errno;
    }

    /// <summary>Lets others connect to a socket (listen(2), S4).</summary>
    /// <returns><see cref="Errno.EBADF"/>, <see cref="Errno.ENOTSOCK"/>: as for every call. The errors of
    /// <see cref="KernelSocket.Listen"/>.</returns>
    public Errno Listen(int descriptor, int backlog)
    {
        using HeldFile held = HoldSocket(descriptor);
        return held.IsSuccess ? held.Socket.Listen(backlog, Credential) : held.Errno;
    }

    /// <summary>Ends one direction of a connection, or both (shutdown(2), S10).</summary>
    /// <returns><see cref="Errno.EBADF"/>, <see cref="Errno.ENOTSOCK"/>: as for every call. The errors of
    /// <see cref="KernelSocket.Shutdown"/>.</returns>
    public Errno Shutdown(int descriptor, ShutdownHow how)
    {
        using HeldFile held = HoldSocket(descriptor);
        return held.IsSuccess ? held.Socket.Shutdown(how) : held.Errno;
    }

    /// <summary>Reads the name of a socket (getsockname(2)).</summary>
    /// <returns><see cref="Errno.EBADF"/>, <see cref="Errno.ENOTSOCK"/>: as for every call. The errors of
    /// <see cref="KernelSocket.GetSocketName"/>.</returns>
    public Errno GetSocketName(int descriptor, out SocketName name)
    {
        name = default;
        using HeldFile held = HoldSocket(descriptor);
        return held.IsSuccess ? held.Socket.GetSocketName(out name) : held.Errno;
    }

    /// <summary>Reads the name of a socket's peer (getpeername(2)).</summary>
    /// <returns><see cref="Errno.EBADF"/>, <see cref="Errno.ENOTSOCK"/>: as for every call. The errors of
    /// <see cref="KernelSocket.GetPeerName"/>.</returns>
    public Errno GetPeerName(int descriptor, out SocketName name)
    {
        name = default;
        using HeldFile held = HoldSocket(descriptor);
        return held.IsSuccess ? held.Socket.GetPeerName(out name) : held.Errno;
    }

    // S2.6. What is no flag and no type either is refused before anything else is looked at.
    private Errno SplitType(ref SocketType type, out bool isNonBlocking)
    {
        int bits = (int)type;
        isNonBlocking = (bits & (int)DescriptorFlags.NonBlocking) != 0;
        bits &= ~(int)DescriptorFlags.NonBlocking;
        type = (SocketType)bits;
        return (bits & ~TypeMask) == 0 ? Errno.Success : Profile.TypeOutOfRange;
    }

    private void Install(int number, KernelSocket socket, bool isNonBlocking)
    {
        if (isNonBlocking)
        {
            socket.NonBlocking = true;
        }

        _slots.Fill(number, new SocketFile(socket));
    }
}
