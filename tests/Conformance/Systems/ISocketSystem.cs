using System.Net.Sockets;

namespace Sockopt.Conformance.Systems;

/// <summary>A system that has sockets, made for one case. What the case makes in it is gone when it is disposed of.</summary>
/// <remarks>
/// <para>Calls wait as those of the kernel do, unless the socket is non-blocking or MSG_DONTWAIT is set. A system that can tell
/// that nothing will ever end a call answers <see cref="Errno.EDEADLK"/>.</para>
/// <para>Time is the system's. Where it is virtual, a call that waits lets it pass, and runs what <see cref="After"/> was given
/// in the meantime; where it is real, that runs on other threads, so that calls come from several at once.</para>
/// <para>Descriptors are numbers that the system gives. Others may be asked for too, and are no descriptors.</para>
/// </remarks>
internal interface ISocketSystem : IDisposable
{
    /// <summary>The numbers that it has for options, errors and domains.</summary>
    SystemNumbers Numbers { get; }

    /// <summary>The time since some moment.</summary>
    TimeSpan Elapsed { get; }

    void Sleep(TimeSpan time);

    /// <summary>Runs an action when so much time has passed. It throws nothing.</summary>
    void After(TimeSpan delay, Action action);

    /// <summary>Lets time pass until every action has run.</summary>
    void FinishActions();

    /// <summary>A descriptor that is open, but no socket.</summary>
    int OpenNullDevice();

    /// <summary>Makes a file that is no socket among the paths of the case.</summary>
    void MakeFile(string name);

    /// <summary>A port that no socket has, of TCP or of UDP, and that nobody is given again.</summary>
    int UnusedPort();

    /// <summary>socket(2).</summary>
    /// <param name="domain">The domain; one that is no member is a number of the system.</param>
    /// <param name="type">The type; one that is no member is a number of the system.</param>
    /// <param name="protocol">The protocol, or 0.</param>
    DescriptorAnswer Socket(SocketDomain domain, SocketType type, int protocol);

    /// <summary>socketpair(2).</summary>
    PairAnswer SocketPair(SocketDomain domain, SocketType type);

    /// <summary>bind(2).</summary>
    /// <param name="descriptor">The socket.</param>
    /// <param name="name">The name.</param>
    /// <param name="length">The length that is said of the name, or null for the one that it has.</param>
    Errno Bind(int descriptor, CaseAddress name, int? length);

    /// <summary>connect(2).</summary>
    /// <param name="descriptor">The socket.</param>
    /// <param name="name">The name.</param>
    /// <param name="length">The length that is said of the name, or null for the one that it has.</param>
    Errno Connect(int descriptor, CaseAddress name, int? length);

    /// <summary>listen(2).</summary>
    Errno Listen(int descriptor, int backlog);

    /// <summary>accept(2).</summary>
    /// <param name="descriptor">The listening socket.</param>
    /// <param name="length">The length of the buffer for the name, or null for one that every name fits into.</param>
    AcceptAnswer Accept(int descriptor, int? length);

    /// <summary>close(2).</summary>
    Errno Close(int descriptor);

    /// <summary>shutdown(2); 0 is SHUT_RD, 1 SHUT_WR and 2 SHUT_RDWR.</summary>
    Errno Shutdown(int descriptor, int how);

    /// <summary>sendmsg(2), with MSG_NOSIGNAL.</summary>
    /// <param name="descriptor">The socket.</param>
    /// <param name="data">What is sent.</param>
    /// <param name="flags">The flags.</param>
    /// <param name="to">Where to, or null for none.</param>
    /// <param name="rights">The descriptors that are sent along (SCM_RIGHTS); none for a call without control data.</param>
    CountAnswer Send(int descriptor, byte[] data, CallFlags flags, CaseAddress? to, int[] rights);

    /// <summary>recvmsg(2).</summary>
    /// <param name="descriptor">The socket.</param>
    /// <param name="length">The length of the buffer.</param>
    /// <param name="flags">The flags.</param>
    /// <param name="wantsSender">Whether there is a buffer for the name of the sender.</param>
    /// <param name="controlLength">The length of the buffer for control data; 0 for none.</param>
    ReceiveAnswer Receive(int descriptor, int length, CallFlags flags, bool wantsSender, int controlLength);

    /// <summary>setsockopt(2).</summary>
    Errno SetOption(int descriptor, int level, int option, byte[] value);

    /// <summary>getsockopt(2).</summary>
    /// <param name="descriptor">The socket.</param>
    /// <param name="level">The number of the level.</param>
    /// <param name="option">The number of the option.</param>
    /// <param name="length">The length that is said of the buffer; it may be negative.</param>
    OptionAnswer GetOption(int descriptor, int level, int option, int length);

    /// <summary>getsockname(2).</summary>
    /// <param name="descriptor">The socket.</param>
    /// <param name="length">The length that is said of the buffer, which may be negative; or null for one that every name fits
    /// into.</param>
    NameAnswer GetSocketName(int descriptor, int? length);

    /// <summary>getpeername(2), with the parameters of <see cref="GetSocketName"/>.</summary>
    NameAnswer GetPeerName(int descriptor, int? length);

    /// <summary>poll(2) of one descriptor.</summary>
    PollAnswer Poll(int descriptor, PollEvents events, TimeSpan timeout);

    /// <summary>ioctl(2) with FIONREAD: the bytes that can be read.</summary>
    CountAnswer CountReadable(int descriptor);

    /// <summary>ioctl(2) with SIOCATMARK: 1 if what is read next is behind the urgent mark.</summary>
    CountAnswer TestMark(int descriptor);

    /// <summary>ioctl(2) with FIONBIO: from now on no call of the socket waits.</summary>
    Errno SetNonblocking(int descriptor);
}
