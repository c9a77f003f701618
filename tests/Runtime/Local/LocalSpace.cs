using System.Net.Sockets;
using Sockopt.Tests.Core;

namespace Sockopt.Tests.Local;

/// <summary>A stack with local sockets and their names, streams if nothing else is said; no socket of it blocks.</summary>
internal sealed class LocalSpace
{
    public static readonly Credential User = LocalPair.User;
    public static readonly Credential Other = new(UserId: 1001, GroupId: 101, ProcessId: 43);
    public static readonly Credential Superuser = new(UserId: 0, GroupId: 0, ProcessId: 1);

    public LocalSpace(string profile, Func<StackLimits, StackLimits>? change = null, params IEnumerable<Protocol> more)
        : this(TestCalls.Profile(profile), new LocalNames(), change, more)
    {
    }

    public LocalSpace(
        StackProfile profile,
        LocalNames names,
        Func<StackLimits, StackLimits>? change = null,
        params IEnumerable<Protocol> more)
    {
        Names = names;
        StackLimits limits = change is null ? profile.DefaultLimits : change(profile.DefaultLimits);
        Stack = new SocketStack(
            profile, new StackSettings { Limits = limits }, [.. LocalDomain.CreateProtocols(names), .. more]);
    }

    public LocalNames Names { get; }

    public SocketStack Stack { get; }

    public KernelSocket Create(Credential? credential = null) => Create(SocketType.Stream, credential);

    public KernelSocket Create(SocketType type, Credential? credential = null)
    {
        KernelSocket socket = LocalSockets.Create(Stack, SocketDomain.Unix, type, credential);
        socket.NonBlocking = true;
        return socket;
    }

    public KernelSocket CreateBound(string path, SocketType type = SocketType.Stream)
    {
        KernelSocket socket = Create(type);
        Assert.Equal(Errno.Success, socket.Bind(LocalName.OfPath(path)));
        return socket;
    }

    public KernelSocket CreateListener(string path, int backlog = 5, SocketType type = SocketType.Stream)
    {
        KernelSocket socket = CreateBound(path, type);
        Assert.Equal(Errno.Success, socket.Listen(backlog));
        return socket;
    }

    /// <summary>A socket that is connected to a listener.</summary>
    public KernelSocket CreateConnected(
        string path, Credential? credential = null, SocketType type = SocketType.Stream)
    {
        KernelSocket socket = Create(type, credential);
        Assert.Equal(Errno.Success, socket.Connect(LocalName.OfPath(path)));
        return socket;
    }

    /// <summary>A pair whose ends do not block.</summary>
    public (KernelSocket A, KernelSocket B) CreatePair(SocketType type = SocketType.Stream)
    {
        LocalPair pair = new(Stack, type);
        pair.A.NonBlocking = pair.B.NonBlocking = true;
        return (pair.A, pair.B);
    }

    /// <summary>Fills a listener's queue, and tells how many connections that took.</summary>
    public int Fill(string path)
    {
        for (int count = 0; ; count++)
        {
            if (Create().Connect(LocalName.OfPath(path)) != Errno.Success)
            {
                return count;
            }
        }
    }
}
