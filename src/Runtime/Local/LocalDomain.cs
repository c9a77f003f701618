namespace Sockopt;

/// <summary>The local domain, AF_UNIX: sockets of one stack talk to each other.</summary>
/// <remarks>
/// <para>Errors of bind, in the order of the checks: <see cref="StackProfile.LocalForeignFamily"/>: a name of another family.
/// <see cref="Errno.EINVAL"/>: an empty path, or one that is too long (<see cref="StackProfile.LocalPathLimit"/>,
/// <see cref="StackProfile.LocalNameLimit"/>), or the socket has a name (<see cref="StackProfile.BindTriesNameFirst"/>).
/// <see cref="Errno.EADDRINUSE"/>: there is something of that name. <see cref="Errno.ENOENT"/>, <see cref="Errno.ENOTDIR"/>,
/// <see cref="Errno.EACCES"/>: the directory is missing, is none, or may not be written to. <see cref="Errno.ENOSPC"/>: too many
/// names (<see cref="StackLimits.MaximumNames"/>).</para>
/// <para>Errors of connect, in the order of the checks: those of the name, as for bind. <see cref="Errno.ENOENT"/>: there is
/// nothing of that name. <see cref="Errno.ENOTDIR"/>: nor can there be, below something that is no directory.
/// <see cref="StackProfile.LocalNodeWithoutSocket"/>: it is no socket. <see cref="Errno.EACCES"/>: it may not be written to.
/// <see cref="Errno.ECONNREFUSED"/>: its socket is closed. <see cref="Errno.EPROTOTYPE"/>: it is of another type.
/// <see cref="Errno.ECONNREFUSED"/>: it does not listen, or was shut down for receiving, or its queue is full
/// (<see cref="StackProfile.FullBacklogIsWaitedFor"/>), or there are too many sockets for one more
/// (<see cref="StackLimits.MaximumSockets"/>). A datagram socket needs nobody who listens;
/// <see cref="Errno.EPERM"/>: the other one is connected to somebody else
/// (<see cref="StackProfile.LocalDatagramPeerIsExclusive"/>).</para>
/// <para>Errors of a datagram, behind those of every send, in the order of the checks: <see cref="Errno.EISCONN"/>: a destination
/// at a socket that is connected (<see cref="StackProfile.LocalDatagramPeerIsFixed"/>). Those of connect for its destination;
/// <see cref="Errno.ENOTCONN"/>: neither a destination nor a peer. <see cref="Errno.EPERM"/>: as for connect.
/// <see cref="Errno.ECONNREFUSED"/>: the peer is closed (<see cref="StackProfile.LocalDatagramCloseIsTold"/>).
/// <see cref="Errno.EPIPE"/>: the receiver was shut down (<see cref="StackProfile.ShutdownStopsWriter"/>).
/// <see cref="Errno.EAGAIN"/> or <see cref="Errno.ENOBUFS"/>: the receiver is full
/// (<see cref="StackProfile.LocalDatagramSenderPays"/>).</para>
/// </remarks>
public static class LocalDomain
{
    /// <summary>The protocols of the domain, to be registered with one stack: SOCK_STREAM, SOCK_SEQPACKET and SOCK_DGRAM. They
    /// have a name space of their own.</summary>
    public static IReadOnlyList<Protocol> CreateProtocols() => CreateProtocols(new LocalNames());

    /// <summary>The protocols of the domain, to be registered with one stack: SOCK_STREAM, SOCK_SEQPACKET and
    /// SOCK_DGRAM.</summary>
    /// <param name="names">Their name space.</param>
    /// <exception cref="ArgumentException">The name space was used before; stacks share nothing.</exception>
    public static IReadOnlyList<Protocol> CreateProtocols(LocalNames names)
    {
        ArgumentNullException.ThrowIfNull(names);
        names.Claim();
        return [new LocalStream(names), new LocalSeqpacket(names), new LocalDatagram(names)];
    }
}
