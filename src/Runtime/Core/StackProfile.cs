namespace Sockopt;

/// <summary>Whose socket layer a stack behaves like. Each difference is one property, and everything else is alike.</summary>
/// <remarks>The numbers of options, errors and flags are those of the BSDs under every profile. What is written here of
/// Linux was executed on a 6.18 kernel.</remarks>
public sealed partial record StackProfile
{
    /// <summary>The name of the system.</summary>
    public required string Name { get; init; }

    /// <summary>How option values are read and written (S13.4, S14.2).</summary>
    public required OptionDialect Dialect { get; init; }

    /// <summary>The limits of a stack whose creator names none.</summary>
    public required StackLimits DefaultLimits { get; init; }

    /// <summary>The error for creating a socket in a domain that the stack does not have (S2.2).</summary>
    public required Errno UnknownDomain { get; init; }

    /// <summary>The error for a type that the domain does not have (S2.2).</summary>
    public required Errno UnknownType { get; init; }

    /// <summary>The error for a number outside 0 to 10, which is no socket type at all (S2.6).</summary>
    public required Errno TypeOutOfRange { get; init; }

    /// <summary>The error for one socket more than <see cref="StackLimits.MaximumSockets"/> (S2.3).</summary>
    public required Errno TooManySockets { get; init; }

    /// <summary>Whether the local domain also answers to its own number as a protocol: socket(AF_UNIX, type, PF_UNIX) (S2.1).
    /// SO_PROTOCOL reads 0 all the same.</summary>
    public required bool LocalDomainIsAProtocol { get; init; }

    /// <summary>The size of both buffers of a new local stream or seqpacket socket, in bytes (S1.5).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public required int LocalBufferSize
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }

    /// <summary>The size of the send buffer of a new local datagram socket, in bytes (S1.5).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public required int LocalDatagramSendBufferSize
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }

    /// <summary>The size of the receive buffer of a new local datagram socket, in bytes (S1.5).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public required int LocalDatagramReceiveBufferSize
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }

    /// <summary>Whether a send with MSG_EOR on a stream is EINVAL; otherwise the flag is ignored (S7.1).</summary>
    public required bool EndOfRecordOnStreamIsRefused { get; init; }

    /// <summary>Whether a data call on a socket that was never connected fails for that reason before it looks at anything
    /// else; otherwise a shutdown comes first: EPIPE from a send (S7.4a), the end of the stream from a receive (S9.4b).</summary>
    public required bool ConnectionIsCheckedFirst { get; init; }

    /// <summary>Whether a send of no bytes is EWOULDBLOCK while the send buffer is overdrawn; otherwise it succeeds (S7.4f,
    /// S7.5, S8.2).</summary>
    public required bool EmptySendNeedsSpace { get; init; }

    /// <summary>The error of a receive from a local stream without a connection (S9.4d).</summary>
    public required Errno LocalStreamReceiveUnconnected { get; init; }

    /// <summary>Whether a pending error, and a length beyond the send buffer, is what a call of a protocol of messages fails for
    /// before anything else, a receive also where messages are queued; otherwise they have their places: EPIPE before the error,
    /// a missing connection or destination before EMSGSIZE, queued messages before the error (S7.4, S9.4a).</summary>
    public required bool MessageIsCheckedFirst { get; init; }

    /// <summary>How many bytes of the send buffer the longest message leaves free (S7.4e).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public required int MessageOverhead
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>Whether a message may be sent as long as there is any space at all; otherwise there must be space for all of it
    /// (S7.4f). An empty one needs space as well then.</summary>
    public required bool MessageOverdraws { get; init; }

    /// <summary>Whether a send without a connection and without a destination is EDESTADDRREQ before anything about the message
    /// is looked at; otherwise the protocol finds it out at last, and it is ENOTCONN (S7.4c).</summary>
    public required bool DestinationIsCheckedFirst { get; init; }

    /// <summary>Whether MSG_EOR of a send comes out of the receive that takes the end of the message; otherwise it is forgotten
    /// (S18.2).</summary>
    public required bool EndOfRecordIsKept { get; init; }

    /// <summary>Whether a receive of a message with MSG_TRUNC among the caller's flags returns the length of the message, also
    /// where that is more than what was asked for; otherwise the flag means nothing (S9.12).</summary>
    public required bool TruncateFlagTellsLength { get; init; }

    /// <summary>Whether a receive that does not wait at a datagram socket which was shut down for receiving, and has nothing, is
    /// the end (0 bytes); otherwise it is EWOULDBLOCK. One that waits sees the end everywhere (S9.4b).</summary>
    public required bool DatagramsSeeTheEnd { get; init; }

    /// <summary>Whether FIONREAD at a datagram socket tells the length of the first message; otherwise that of all
    /// (S17.3).</summary>
    public required bool AvailableIsFirstDatagram { get; init; }

    /// <summary>Whether a listen asks a protocol without connections whether it listens at all before it looks whether the socket
    /// is connected; otherwise a socket that is connected is EINVAL first (S4.1).</summary>
    public required bool ListenAsksProtocolFirst { get; init; }

    /// <summary>What FIONREAD at a socket that listens returns: an error, or success with zero bytes (S17.3).</summary>
    public required Errno AvailableAtListener { get; init; }

    /// <summary>The error of an accept at a socket whose protocol has no connections (S5.4).</summary>
    public required Errno AcceptWithoutConnections { get; init; }

    /// <summary>Whether a receive tells the name of the peer at a local socket that is connected; otherwise only datagrams have
    /// senders (S9.5).</summary>
    public required bool ConnectionTellsSender { get; init; }

    /// <summary>The error of a send with more files than <see cref="StackLimits.MaximumRights"/> (S7.8).</summary>
    public required Errno TooManyRights { get; init; }

    /// <summary>The error of a send when more files would be on their way than <see cref="StackLimits.MaximumRightsPassed"/>
    /// (S7.8).</summary>
    public required Errno TooManyRightsPassed { get; init; }

    /// <summary>Whether a receive that takes fewer files than came gets the first of them, and MSG_CTRUNC; otherwise it is
    /// EMSGSIZE, and the files are lost, with the message if it is one (S9.6).</summary>
    public required bool SurplusRightsAreCutOff { get; init; }

    /// <summary>Whether the sender of a local datagram is charged for it until it is taken, and waits, or gets EWOULDBLOCK, while
    /// it has no space or the receiver has more than <see cref="StackLimits.MaximumDatagrams"/> messages and is connected to somebody else;
    /// otherwise the receiver's buffer is charged, and one that is full is ENOBUFS at once (S7.9).</summary>
    public required bool LocalDatagramSenderPays { get; init; }

    /// <summary>Whether a local datagram socket that is connected gets messages of its peer only, so that others may neither
    /// connect nor send to it: EPERM (S7.9).</summary>
    public required bool LocalDatagramPeerIsExclusive { get; init; }

    /// <summary>Whether a send that names a destination is EISCONN at a local datagram socket that is connected; otherwise the
    /// message goes there (S7.9).</summary>
    public required bool LocalDatagramPeerIsFixed { get; init; }

    /// <summary>Whether the close of a local datagram socket leaves ECONNRESET pending at those that are connected to it, and
    /// disconnects them; otherwise their next send finds out: ECONNREFUSED, and they are disconnected (S12.6).</summary>
    public required bool LocalDatagramCloseIsTold { get; init; }

    /// <summary>Whether a local datagram socket that loses its peer, by a connect or because that is closed, drops what it has
    /// received, and the old peer gets ECONNRESET pending if it was connected to it (S6.11).</summary>
    public required bool LocalDatagramChangeDropsQueue { get; init; }

    /// <summary>Whether a connect of a local datagram socket to a name of no family (AF_UNSPEC) dissolves the association and
    /// succeeds; otherwise it is dissolved as before each connect, and the name is then one of a foreign family
    /// (S6.11).</summary>
    public required bool LocalDatagramDissolves { get; init; }

    /// <summary>Whether a local datagram socket that has a name may listen, which leads to nothing; otherwise it is EOPNOTSUPP
    /// (S4.2).</summary>
    public required bool LocalDatagramListens { get; init; }

    /// <summary>Whether the sender's name that a local datagram tells is the one that the sender has when it is received;
    /// otherwise the one that it had when it was sent (S18.3).</summary>
    public required bool LocalDatagramNameIsLate { get; init; }

    /// <summary>Whether a send that fails after some bytes went out returns the error with the count; otherwise it succeeds
    /// with the count (S7.6, S7.11). EWOULDBLOCK after some bytes is a success everywhere.</summary>
    public required bool ErrorAfterProgressIsReported { get; init; }

    /// <summary>Whether asking for zero bytes of an empty buffer succeeds; otherwise it is EWOULDBLOCK (S9.4e).</summary>
    public required bool EmptyReceiveOfNothingSucceeds { get; init; }

    /// <summary>Whether a receive with MSG_PEEK leaves the pending error that it returns (S9.4a).</summary>
    public required bool PeekKeepsError { get; init; }

    /// <summary>Whether a receive that gets less than MSG_WAITALL or SO_RCVLOWAT wanted takes a pending error with it, which
    /// is then never seen; otherwise the next receive returns it (S9.8).</summary>
    public required bool ShortReceiveTakesError { get; init; }

    /// <summary>Whether a receive returns the caller's own flags among its flags (S9.11), without MSG_EOR and with MSG_DONTWAIT,
    /// which is added because no call waits (S9.1).</summary>
    public required bool ReceiveEchoesFlags { get; init; }

    /// <summary>Whether SHUT_RD drops what is queued and zeroes size, low-water mark and timeout of the receive buffer;
    /// otherwise the data stays readable (S10.2).</summary>
    public required bool ShutdownDropsUnread { get; init; }

    /// <summary>Whether SHUT_RD on a local socket makes the sends of its peer EPIPE; otherwise the peer may go on
    /// (S10.5).</summary>
    public required bool ShutdownStopsWriter { get; init; }

    /// <summary>Whether closing a local socket that has unread data leaves ECONNRESET pending at the peer, behind what is
    /// queued there (S12.6).</summary>
    public required bool UnreadDataResetsPeer { get; init; }

    /// <summary>The error for an option of any level but SOL_SOCKET where the protocol has no options of its own
    /// (S1.5).</summary>
    public required Errno UnknownLevel { get; init; }

    /// <summary>Whether a value for SOL_SOCKET that is shorter than an int is EINVAL whatever the option; otherwise an option
    /// that is unknown or get-only is ENOPROTOOPT first (S13.2, S13.4).</summary>
    public required bool ShortValueIsRefusedFirst { get; init; }

    /// <summary>By what SO_SNDBUF and SO_RCVBUF multiply the number that is set (S13.4). The product is what reads back and
    /// what the buffer holds: a Linux kernel was seen to take as many bytes in large messages as SO_SNDBUF reads.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public required int BufferSizeFactor
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }

    /// <summary>The smallest send buffer, in bytes: what a smaller number becomes (S13.4).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public required int MinimumSendBufferSize
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }

    /// <summary>The smallest receive buffer, in bytes: what a smaller number becomes (S13.4).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public required int MinimumReceiveBufferSize
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }

    /// <summary>Whether a buffer size beyond the limit is lowered to it, negative numbers counting as huge; otherwise it is
    /// ENOBUFS (S8.3, S13.4).</summary>
    public required bool OversizedBufferIsCapped { get; init; }

    /// <summary>Whether setting the size of a buffer is EINVAL once its direction is shut down (S13.4).</summary>
    public required bool BufferSizeIsFixedAfterShutdown { get; init; }

    /// <summary>The low-water mark of a new send buffer, in bytes, if the buffer is not smaller (S8.3).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public required int InitialSendLowWater
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }

    /// <summary>Whether setting SO_SNDLOWAT is ENOPROTOOPT (S13.4).</summary>
    public required bool SendLowWaterIsFixed { get; init; }

    /// <summary>Whether a low-water mark is lowered to the size of its buffer (S8.3, S13.4).</summary>
    public required bool LowWaterIsCapped { get; init; }

    /// <summary>Whether a negative SO_RCVLOWAT becomes the greatest int; otherwise it becomes 1 (S13.4).</summary>
    public required bool NegativeLowWaterIsHighest { get; init; }

    /// <summary>Whether switching SO_LINGER off leaves the interval that was set before; otherwise the interval that comes
    /// with it is stored, on or off (S13.4).</summary>
    public required bool LingerOffKeepsInterval { get; init; }

    /// <summary>Whether switching SO_REUSEPORT on is EOPNOTSUPP outside the Internet domains; otherwise it is kept
    /// everywhere (S13.4).</summary>
    public required bool OnlyInternetReusesPorts { get; init; }

    /// <summary>Whether SO_PEERCRED without a peer reads process 0, user -1, group -1; otherwise it is ENOTCONN in the local
    /// domain and EOPNOTSUPP elsewhere (S14.3).</summary>
    public required bool MissingPeerReadsAsNobody { get; init; }

    /// <summary>The longest path of a local socket's name, in bytes without a terminating NUL; a longer one is EINVAL
    /// (S3.2).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public required int LocalPathLimit
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }

    /// <summary>The longest name of a local socket, in bytes after the family (sun_path), what follows a path counted; a longer
    /// one is EINVAL (S3.2).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public required int LocalNameLimit
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }

    /// <summary>Whether the local domain has names that are no paths: those that begin with NUL, and the five hexadecimal digits
    /// that a socket gets which is bound to a family alone, and each type of socket has its own; otherwise both are EINVAL
    /// (S3.2).</summary>
    public required bool LocalHasAbstractNames { get; init; }

    /// <summary>The error for a name of another family at a local socket (S3.3).</summary>
    public required Errno LocalForeignFamily { get; init; }

    /// <summary>The error for connecting to a name that is a plain file or a directory (S6.8).</summary>
    public required Errno LocalNodeWithoutSocket { get; init; }

    /// <summary>Whether binding a local socket that has a name tries the new one first, so that EADDRINUSE, ENOENT and EACCES
    /// come before EINVAL (S3.2).</summary>
    public required bool BindTriesNameFirst { get; init; }

    /// <summary>The length of a nameless local socket's name, header included; what is behind the family is zero
    /// (S5.7).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than <see cref="SocketName.HeaderLength"/>.</exception>
    public required int NamelessLength
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, SocketName.HeaderLength);
            field = value;
        }
    }

    /// <summary>Whether a name that did not fit is reported with its full length; otherwise with the length that was copied
    /// (S5.7).</summary>
    public required bool TruncatedNameTellsFullLength { get; init; }

    /// <summary>Whether a local socket still reads its peer's name when the connection is gone; otherwise that is ENOTCONN
    /// (S19.2).</summary>
    public required bool PeerNameOutlivesConnection { get; init; }

    /// <summary>By what the backlog is multiplied: a connection is refused when more than so many wait already (S5.1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public required int BacklogFactor
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }

    /// <summary>Whether connecting to a local listener whose queue is full waits for room, or is EWOULDBLOCK; otherwise it is
    /// ECONNREFUSED (S5.1, S6.8).</summary>
    public required bool FullBacklogIsWaitedFor { get; init; }

    /// <summary>Whether connecting a socket that requires a connection looks at whom to connect to before it looks at the socket;
    /// otherwise a socket that is connected or listens is found first (S6.1, S6.2).</summary>
    public required bool ConnectLooksUpNameFirst { get; init; }

    /// <summary>Whether a socket whose connection is gone still counts as connected, so that it can neither connect nor listen;
    /// otherwise it can, and both directions stay shut down (S4.1, S6.2).</summary>
    public required bool ConnectionIsForLife { get; init; }

    /// <summary>Whether connect(2) ends with the error that was pending before it, which it clears, although it did what it was
    /// asked to; otherwise that stays pending (S6.5).</summary>
    public required bool ConnectTakesPendingError { get; init; }

    /// <summary>The error for connecting a socket that listens (S6.1).</summary>
    public required Errno ConnectOfListener { get; init; }

    /// <summary>Whether an accepted socket has the options, buffer sizes and low-water marks of its listener; otherwise those of
    /// a new socket (S5.2).</summary>
    public required bool AcceptInheritsOptions { get; init; }

    /// <summary>Whether an accepted socket is non-blocking if its listener is (S5.5).</summary>
    public required bool AcceptInheritsNonBlocking { get; init; }

    /// <summary>Whether SO_RCVTIMEO limits the wait of an accept (S5.4).</summary>
    public required bool AcceptTimesOut { get; init; }

    /// <summary>The error of an accept that would wait at a listener that was shut down for receiving (S5.4).</summary>
    public required Errno AcceptAfterShutdown { get; init; }

    /// <summary>The error of an accept that does not wait at such a listener (S5.4).</summary>
    public required Errno AcceptAfterShutdownAtOnce { get; init; }

    /// <summary>Whether a send on a local stream that names a destination is EISCONN, or EOPNOTSUPP if it is not connected;
    /// otherwise the name is ignored (S7.9).</summary>
    public required bool LocalStreamRefusesName { get; init; }

    /// <summary>Whether local streams have urgent data; otherwise MSG_OOB is EOPNOTSUPP (S9.2, S20). Executed: the urgent byte
    /// lies in the queue, a receive stops before it and loses it when it goes on, a later one makes it a byte like the
    /// others.</summary>
    public required bool LocalStreamHasUrgentData { get; init; }

    /// <summary>Whether a send with MSG_OOB has 1024 bytes more space than the send buffer (S7.4d).</summary>
    public required bool UrgentDataOverdraws { get; init; }

    /// <summary>Whether a send that waited reports a pending error before EPIPE; otherwise EPIPE comes first as ever (S7.4a,
    /// b).</summary>
    public required bool WaitingSendSeesErrorFirst { get; init; }

    /// <summary>Whether a receive that waits for more, because of SO_RCVLOWAT or MSG_WAITALL, takes what comes and returns it
    /// when the wait ends; otherwise the bytes stay queued until there are enough, and a timeout returns none of them (S9.4,
    /// S9.8). Where they are taken, MSG_PEEK waits for the first byte only.</summary>
    public required bool ReceiveTakesWhileWaiting { get; init; }

    /// <summary>Whether SO_RCVTIMEO and SO_SNDTIMEO limit all the waits of one call together; otherwise each wait by itself
    /// (S8.8).</summary>
    public required bool TimeoutCoversCall { get; init; }

    /// <summary>Whether SO_LINGER with zero seconds lets close wait without a limit; otherwise it does not wait
    /// (S12.3).</summary>
    public required bool ZeroLingerWaits { get; init; }

    /// <summary>Whether poll tells the end of a connection and errors by bits of their own (POLLHUP, POLLERR, POLLRDHUP), as
    /// Linux does for local streams, where POLLIN does not wait for SO_RCVLOWAT and POLLOUT comes when three quarters of the send
    /// buffer are free; otherwise POLLIN and POLLOUT are the predicates soreadable and sowriteable (S8.6, S17.1).</summary>
    public required bool PollTellsHangUp { get; init; }

    /// <summary>Whether SO_PEERCRED at a listener reads on whose behalf it listens; otherwise it is ENOTCONN (S14.3).</summary>
    public required bool ListenerReadsOwnCredential { get; init; }

    /// <summary>Whether a receive that loses rights because it did not ask for them returns MSG_CTRUNC (S9.6, S9.11).</summary>
    public required bool LostRightsAreTold { get; init; }

    /// <summary>Whether a receive with MSG_PEEK gives out the rights that come with the bytes, again each time; otherwise it
    /// gives out none (S9.6).</summary>
    public required bool PeekGivesRights { get; init; }

    /// <summary>Where a receive ends so that it gets the rights of one send only: behind the last byte that came with them;
    /// otherwise before the first byte of the next ones, or of these if it would not begin with them (S18.1).</summary>
    public required bool ReceiveStopsBehindRights { get; init; }

    /// <summary>Whether there is SO_SPLICE, which no protocol of the core supports: EPROTONOSUPPORT (S16.2); otherwise it is
    /// ENOPROTOOPT.</summary>
    public required bool KnowsSplicing { get; init; }

    /// <summary>Whether socketpair(2) takes its two numbers before it makes the sockets, so that EMFILE comes before what is
    /// wrong with domain and protocol; otherwise afterwards (S19.4).</summary>
    public required bool PairTakesNumbersFirst { get; init; }

    /// <summary>Whether accept4(2) finds that a descriptor is no socket last: EBADF, EINVAL for the flags, EMFILE, ENOTSOCK;
    /// otherwise EINVAL for the flags comes first, then EBADF, ENOTSOCK and EMFILE (S19.4).</summary>
    public required bool AcceptAsksForSocketLast { get; init; }

    /// <summary>Whether a bad descriptor among the rights of a message is EBADF before the socket is looked at, except that the
    /// pending error and ENOTCONN of a seqpacket socket come before it; otherwise only when the message would go out
    /// (S7.8).</summary>
    public required bool RightsAreLookedUpFirst { get; init; }

    /// <summary>Whether address 0 for the value of an option means that there is none, or that none is wanted, whatever the
    /// length; otherwise it is an address as any other (S13.6, S14.7).</summary>
    public required bool NullValueIsNoValue { get; init; }

    /// <summary>The longest value that setsockopt(2) takes, in bytes; longer, or a negative length, is EINVAL (S13.4).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public required int LongestOptionValue
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>Whether setsockopt(2) reads a value as long as it is said to be; otherwise as much of it as the option takes, so
    /// that surplus may lie where nothing can be read (S13.6).</summary>
    public required bool OptionValueIsReadWhole { get; init; }

    /// <summary>Whether an option of a level that the socket does not have is refused before an address is looked at; otherwise
    /// EFAULT comes first (S13.6, S14.7).</summary>
    public required bool UnknownLevelComesBeforeMemory { get; init; }

    /// <summary>Whether a negative length is EINVAL for getsockopt(2); otherwise it is a huge one (S14.5).</summary>
    public required bool NegativeLengthIsRefused { get; init; }

    /// <summary>Whether getsockopt(2) writes the length back if it was 0; otherwise that stays as it is, and need not be writable
    /// (S14.7).</summary>
    public required bool NoRoomIsWrittenBack { get; init; }

    /// <summary>The name of the system.</summary>
    public override string ToString() => Name;
}
