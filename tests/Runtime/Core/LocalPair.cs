using System.Net.Sockets;

namespace Sockopt.Tests.Core;

/// <summary>Two connected local sockets on a stack of their own; streams, if nothing else is said.</summary>
internal sealed class LocalPair : IDisposable
{
    public static readonly Credential User = new(UserId: 1000, GroupId: 100, ProcessId: 42);

    public LocalPair(StackProfile profile, StackLimits? limits = null)
        : this(LocalStack(profile, limits))
    {
    }

    public LocalPair(StackProfile profile, SocketType type, StackLimits? limits = null)
        : this(LocalStack(profile, limits), type)
    {
    }

    public LocalPair(StackProfile profile, StackSettings settings, SocketType type = SocketType.Stream)
        : this(new SocketStack(profile, settings, LocalDomain.CreateProtocols()), type)
    {
    }

    public LocalPair(SocketStack stack, SocketType type = SocketType.Stream)
    {
        Stack = stack;
        Errno error = Stack.CreatePair(SocketDomain.Unix, type, 0, User, out KernelSocket? a, out KernelSocket? b);
        Assert.Equal(Errno.Success, error);
        A = a!;
        B = b!;
    }

    public SocketStack Stack { get; }

    public KernelSocket A { get; }

    public KernelSocket B { get; }

    public static SocketStack LocalStack(StackProfile profile, StackLimits? limits = null) =>
        new(profile, new StackSettings { Limits = limits }, LocalDomain.CreateProtocols());

    /// <summary>A local stream socket that nobody connected.</summary>
    public static KernelSocket Unconnected(StackProfile profile, int userId = 1000) =>
        LocalSockets.Client(LocalStack(profile), User with { UserId = userId });

    public void Dispose()
    {
        A.Close();
        B.Close();
    }
}
