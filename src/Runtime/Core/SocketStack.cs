using System.Net.Sockets;
using System.Runtime.ExceptionServices;

namespace Sockopt;

/// <summary>A socket layer of its own: protocols, sockets, buffers and limits (socreate(9)). There is no global one, and
/// two stacks share nothing.</summary>
/// <remarks>Every member may be called from any thread. Whatever is about names, connecting, accepting and closing takes the
/// lock of the stack and then that of the connection. A data call takes the lock of its connection; with a destination, with rights, or
/// to a peer with another lock, that of the stack first.</remarks>
/// <example><code>
/// SocketStack stack = new(StackProfile.OpenBsd, LocalDomain.CreateProtocols());
/// Errno error = stack.CreatePair(SocketDomain.Unix, SocketType.Stream, 0, credential, out var first, out var second);
/// </code></example>
public sealed class SocketStack
{
    // AF_MAX and SOCK_MAX of Linux, which tells a type that cannot be before a domain that could be there.
    private const int SocketDomains = 46;
    private const int SocketTypes = 11;

    private readonly Protocol[] _protocols;
    private readonly Action<Exception> _onException;
    private int _sockets;

    /// <summary>A stack with the limits of its profile.</summary>
    /// <param name="profile">Whose socket layer it behaves like.</param>
    /// <param name="protocols">The entries of its protocol switch, in the order in which they are searched.</param>
    /// <exception cref="ArgumentException">A protocol belongs to another stack, or two are the same in domain, type and
    /// number.</exception>
    public SocketStack(StackProfile profile, params IEnumerable<Protocol> protocols)
        : this(profile, new StackSettings(), protocols)
    {
    }

    /// <summary>A stack with settings of its own.</summary>
    /// <param name="profile">Whose socket layer it behaves like.</param>
    /// <param name="settings">What it gets from outside.</param>
    /// <param name="protocols">The entries of its protocol switch, in the order in which they are searched.</param>
    /// <exception cref="ArgumentException">A protocol belongs to another stack, or two are the same in domain, type and
    /// number.</exception>
    public SocketStack(StackProfile profile, StackSettings settings, params IEnumerable<Protocol> protocols)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(protocols);
        Profile = profile;
        Limits = settings.Limits ?? profile.DefaultLimits;
        Clock = settings.Clock;
        _onException = settings.OnException ?? ThrowInPool;
        Pool = new MbufPool(Limits.MaximumStorage);
        PassedRights = new PassedRights(this);
        Waiters = new WaiterPool(this, Limits.MaximumWaiters, settings.WakeUpsRunInline);
        Sends = new(Waiters);
        SequenceSends = new(Waiters);
        ChainSends = new(Waiters);
        Receives = new(Waiters);
        ChainReceives = new(Waiters);
        MessageReceives = new(Waiters);
        Connects = new(Waiters);
        Accepts = new(Waiters);
        Polls = new(Waiters);
        Closes = new(Waiters);
        _protocols = [.. protocols];
        Array.ForEach(_protocols, protocol => ArgumentNullException.ThrowIfNull(protocol, nameof(protocols)));
        if (_protocols.DistinctBy(protocol => (protocol.Domain, protocol.Type, protocol.Number)).Count() != _protocols.Length)
        {
            throw new ArgumentException("Two protocols are the same in domain, type and number.", nameof(protocols));
        }

        // All of them first, so that a stack that cannot be made takes no protocol with it.
        Array.ForEach(_protocols, protocol => protocol.ThrowIfJoined());
        Array.ForEach(_protocols, protocol => protocol.Join(this));
    }

    /// <summary>Whose socket layer it behaves like.</summary>
    public StackProfile Profile { get; }

    /// <summary>How much its users may have.</summary>
    public StackLimits Limits { get; }

    /// <summary>What its sockets hold now.</summary>
    public StackUsage Usage
    {
        get
        {
            using StackGate.Hold hold = Gate.Enter();
            return new StackUsage(_sockets, Pool.MbufsInUse, Pool.StorageInUse, Waiters.Count, PassedRights.Count);
        }
    }

    /// <summary>The lock of the stack. It comes before that of a connection.</summary>
    internal StackGate Gate { get; } = new();

    /// <summary>The lock of the options that are no single word, for who reads them without that of the connection. Who writes
    /// them holds both, this one last.</summary>
    internal Lock OptionLock { get; } = new();

    /// <summary>Where timeouts get their time.</summary>
    internal TimeProvider Clock { get; }

    internal MbufPool Pool { get; }

    internal PassedRights PassedRights { get; }

    internal WaiterPool Waiters { get; }

    internal PendingCalls<SendMemoryCall, IoResult> Sends { get; }

    internal PendingCalls<SendSequenceCall, IoResult> SequenceSends { get; }

    internal PendingCalls<SendChainCall, IoResult> ChainSends { get; }

    internal PendingCalls<ReceiveMemoryCall, IoResult> Receives { get; }

    internal PendingCalls<ReceiveChainCall, ChainResult> ChainReceives { get; }

    internal PendingCalls<ReceiveMessageMemoryCall, MessageResult> MessageReceives { get; }

    internal PendingCalls<ConnectCall, Errno> Connects { get; }

    internal PendingCalls<AcceptCall, AcceptResult> Accepts { get; }

    internal PendingCalls<PollCall, PollEvents> Polls { get; }

    internal PendingCalls<CloseCall, Errno> Closes { get; }

    /// <summary>Whether there may be no more sockets. Under the lock of the stack.</summary>
    internal bool IsFull => _sockets == Limits.MaximumSockets;

    /// <summary>Creates a socket (socreate(9), S2).</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="type">The type, without the flags that socket(2) takes with it.</param>
    /// <param name="protocol">The protocol number, or 0 for the first protocol of the domain that has the type.</param>
    /// <param name="credential">On whose behalf.</param>
    /// <param name="socket">The socket; null if there is an error.</param>
    /// <returns>
    /// <see cref="Errno.EPROTONOSUPPORT"/>: the domain has no such protocol, or not with this type.
    /// <see cref="StackProfile.UnknownDomain"/>, <see cref="StackProfile.UnknownType"/> and
    /// <see cref="StackProfile.TypeOutOfRange"/>: as they say. EPROTOTYPE cannot happen: the type is part of what is looked
    /// up. <see cref="StackProfile.TooManySockets"/>: the limit is reached. <see cref="Errno.ENOBUFS"/>: the buffers that
    /// the protocol gives its sockets are beyond the limits. Any error of the protocol's attach.
    /// </returns>
    public Errno Create(SocketDomain domain, SocketType type, int protocol, Credential credential, out KernelSocket? socket)
    {
        socket = null;
        Errno error = Find(domain, type, protocol, out Protocol? entry);
        if (error != Errno.Success)
        {
            return error;
        }

        using StackGate.Hold stack = Gate.Enter();
        if (IsFull)
        {
            return Profile.TooManySockets;
        }

        KernelSocket created = new(this, entry!, credential);
        using ConnectionHold hold = created.Hold();
        error = entry!.Attach(created);
        if (error != Errno.Success)
        {
            created.Free();
            return error;
        }

        Remember();
        socket = created;
        return Errno.Success;
    }

    /// <summary>Creates two sockets that are connected with each other: socreate twice, then soconnect2 (socketpair(2), S6.7,
    /// S19.3).</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="type">The type.</param>
    /// <param name="protocol">The protocol number, or 0.</param>
    /// <param name="credential">On whose behalf; it is also what each end reads as its peer's.</param>
    /// <param name="first">One end; null if there is an error.</param>
    /// <param name="second">The other end; null if there is an error.</param>
    /// <returns>The errors of <see cref="Create"/>; <see cref="Errno.EOPNOTSUPP"/>: the protocol has no pairs; any other
    /// error of its connect2. After an error neither socket exists.</returns>
    public Errno CreatePair(
        SocketDomain domain,
        SocketType type,
        int protocol,
        Credential credential,
        out KernelSocket? first,
        out KernelSocket? second)
    {
        second = null;
        Errno error = Create(domain, type, protocol, credential, out first);
        if (error != Errno.Success)
        {
            return error;
        }

        error = Create(domain, type, protocol, credential, out second);
        if (error == Errno.Success)
        {
            error = ConnectPair(first!, second!);
        }

        if (error != Errno.Success)
        {
            first!.Close();
            second?.Close();
            first = second = null;
        }

        return error;
    }

    /// <summary>Connects two sockets of this stack with each other (soconnect2, S6.7).</summary>
    /// <param name="first">One socket.</param>
    /// <param name="second">The other one.</param>
    /// <returns><see cref="Errno.EBADF"/>: one is closed. <see cref="Errno.EPROTOTYPE"/>: they are not of the same protocol.
    /// <see cref="StackProfile.ConnectOfListener"/>, <see cref="Errno.EISCONN"/>: as for
    /// <see cref="KernelSocket.StartConnect"/>, also if both are the same socket. <see cref="Errno.EOPNOTSUPP"/>: the protocol
    /// has no pairs; any other error of its connect2.</returns>
    /// <exception cref="ArgumentException">A socket belongs to another stack; stacks share nothing.</exception>
    public Errno ConnectPair(KernelSocket first, KernelSocket second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Stack != this || second.Stack != this)
        {
            throw new ArgumentException("The socket belongs to another stack; stacks share nothing.");
        }

        using StackGate.Hold stack = Gate.Enter();
        using ConnectionHold holdFirst = first.Hold();
        using ConnectionHold holdSecond = second.Hold();
        Errno error = CheckPair(first, second);
        return error == Errno.Success ? first.Protocol.Connect2(first, second) : error;
    }

    /// <summary>Writes a name into a buffer of a caller, as accept(2), getsockname(2) and getpeername(2) do (S5.7).</summary>
    /// <param name="name">The name.</param>
    /// <param name="destination">The buffer; a short one gets the first bytes.</param>
    /// <returns>The length that the caller is told: <see cref="StackProfile.TruncatedNameTellsFullLength"/>.</returns>
    public int CopyOut(SocketName name, Span<byte> destination)
    {
        int copied = name.CopyTo(destination);
        return Profile.TruncatedNameTellsFullLength ? name.Length : copied;
    }

    /// <summary>Passes on what a wake-up threw.</summary>
    internal void Report(Exception exception)
    {
        try
        {
            _onException(exception);
        }
        catch (Exception e)
        {
            ThrowInPool(e);
        }
    }

    /// <summary>There is one more socket. Under the lock of the stack.</summary>
    internal void Remember() => _sockets++;

    /// <summary>A socket is gone. Under the lock of the stack.</summary>
    internal void Forget() => _sockets--;

    private static void ThrowInPool(Exception exception) => ThreadPool.UnsafeQueueUserWorkItem(
        static thrown => thrown.Throw(), ExceptionDispatchInfo.Capture(exception), preferLocal: false);

    private static Errno CheckPair(KernelSocket first, KernelSocket second)
    {
        if (first.Is(SocketState.NoDescriptor) || second.Is(SocketState.NoDescriptor))
        {
            return Errno.EBADF;
        }

        if (first.Protocol != second.Protocol)
        {
            return Errno.EPROTOTYPE;
        }

        if (first == second)
        {
            return Errno.EISCONN;
        }

        Errno error = first.CheckConnect();
        return error == Errno.Success ? second.CheckConnect() : error;
    }

    private Errno Find(SocketDomain domain, SocketType type, int number, out Protocol? found)
    {
        // S2.1: by type alone, or exactly; a raw entry of protocol 0 answers to every number.
        found = Array.Find(_protocols, entry => IsOf(entry) && (number == 0 || entry.Answers(number)))
            ?? Array.Find(_protocols, entry => IsOf(entry) && type == SocketType.Raw && entry.Number == 0);
        return found is not null ? Errno.Success : WhyNot(domain, type, number);

        bool IsOf(Protocol entry) => entry.Domain == domain && entry.Type == type;
    }

    // The order is that of Linux; OpenBSD has one error for all of it (S2.2).
    private Errno WhyNot(SocketDomain domain, SocketType type, int number)
    {
        bool hasDomain = Array.Exists(_protocols, entry => entry.Domain == domain);
        bool mayBeDomain = hasDomain || (int)domain is >= 0 and < SocketDomains;
        if (mayBeDomain && ((int)type is < 0 or >= SocketTypes))
        {
            return Profile.TypeOutOfRange;
        }

        if (!hasDomain)
        {
            return Profile.UnknownDomain;
        }

        if (number != 0 && !Array.Exists(_protocols, entry => entry.Domain == domain && entry.Answers(number)))
        {
            return Errno.EPROTONOSUPPORT;
        }

        bool hasType = Array.Exists(_protocols, entry => entry.Domain == domain && entry.Type == type);
        return hasType ? Errno.EPROTONOSUPPORT : Profile.UnknownType;
    }
}
