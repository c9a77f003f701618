namespace Sockopt;

/// <summary>How much a stack lets its users have.</summary>
public sealed record StackLimits
{
    /// <summary>The greatest number of sockets that may exist at one time; one more is
    /// <see cref="StackProfile.TooManySockets"/> (S2.3).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public required int MaximumSockets
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>The largest SO_SNDBUF that may be asked for, in bytes: sb_max on the BSDs, where it is one number for both
    /// directions (S8.3), and wmem_max on Linux. What happens beyond it is
    /// <see cref="StackProfile.OversizedBufferIsCapped"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public required int MaximumSendBufferSize
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }

    /// <summary>The largest SO_RCVBUF that may be asked for, in bytes: sb_max on the BSDs, rmem_max on Linux.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public required int MaximumReceiveBufferSize
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }

    /// <summary>The greatest number of names that a domain of the stack may hold at one time; one more is ENOSPC
    /// (S3.2).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public required int MaximumNames
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>The largest backlog of a listener: what a larger or negative one becomes (somaxconn, S4.4). A connection beyond
    /// <see cref="StackProfile.BacklogFactor"/> times it is ECONNREFUSED, or waited for under a profile that does
    /// (<see cref="StackProfile.FullBacklogIsWaitedFor"/>).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public required int MaximumBacklog
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>The smallest backlog of a listener: what a smaller one becomes (sominconn, S4.4).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public required int MinimumBacklog
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>The greatest number of calls that may wait at one time; one more is ENOBUFS instead of a wait.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public required int MaximumWaiters
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>How many messages may lie in a local datagram socket; behind one more only its peer finds room (S7.9): on Linux,
    /// where it is net.unix.max_dgram_qlen, a send waits then or is EWOULDBLOCK, otherwise it is ENOBUFS
    /// (<see cref="StackProfile.LocalDatagramSenderPays"/>).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public required int MaximumDatagrams
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>The greatest number of files that one send may take along; more is <see cref="StackProfile.TooManyRights"/>
    /// (S7.8).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public required int MaximumRights
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>The greatest number of files that may be on their way at one time, sent and not received yet; one more is
    /// <see cref="StackProfile.TooManyRightsPassed"/> (S7.8).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public required int MaximumRightsPassed
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>How deep sockets may lie in the receive buffers of sockets that are on their way themselves; deeper is
    /// ETOOMANYREFS (S7.8).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public required int MaximumRightsNesting
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>The most storage that all sockets, chains and writers of the stack may hold at one time, in bytes of whole
    /// clusters of 4096 or 16384; one that is shared counts once. A send that needs more is ENOBUFS. When more than half of it
    /// is in use, no buffer may grow (ENOBUFS) and new ones are small (S8.4).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public required long MaximumStorage
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }
}
