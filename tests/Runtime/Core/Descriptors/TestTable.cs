using System.Net.Sockets;

namespace Sockopt.Tests.Core;

/// <summary>A table on a stack of its own, with two connected sockets in it: the first two descriptors.</summary>
internal sealed class TestTable : IDisposable
{
    public const int A = 0;
    public const int B = 1;

    public TestTable(
        string profile,
        IUserMemory? memory = null,
        int maximum = DescriptorTable.DefaultMaximumDescriptors,
        StackSettings? settings = null)
    {
        Stack = new SocketStack(TestCalls.Profile(profile), settings ?? new StackSettings(), LocalDomain.CreateProtocols());
        Calls = new DescriptorTable(Stack, LocalPair.User, memory, maximum);
        Assert.Equal(Errno.Success, Calls.SocketPair(SocketDomain.Unix, SocketType.Stream, 0, out int a, out int b));
        Assert.Equal((A, B), (a, b));
    }

    public SocketStack Stack { get; }

    public DescriptorTable Calls { get; }

    /// <summary>A new file that is no socket.</summary>
    public int OpenFile(OpenFile? file = null)
    {
        Assert.Equal(Errno.Success, Calls.Open(file ?? new TestFile(), out int descriptor));
        return descriptor;
    }

    /// <summary>A new socket that nobody connected.</summary>
    public int OpenSocket()
    {
        Assert.Equal(Errno.Success, Calls.Socket(SocketDomain.Unix, SocketType.Stream, 0, out int descriptor));
        return descriptor;
    }

    /// <summary>A new socket that listens at <see cref="LocalSockets.Name"/>.</summary>
    public int OpenListener()
    {
        int listener = OpenSocket();
        Assert.Equal(Errno.Success, Calls.Bind(listener, LocalSockets.Name));
        Assert.Equal(Errno.Success, Calls.Listen(listener, 5));
        return listener;
    }

    /// <summary>The socket of a descriptor, for tests that look at it.</summary>
    public KernelSocket SocketOf(int descriptor)
    {
        Assert.Equal(Errno.Success, Calls.GetFile(descriptor, out OpenFile? file));
        file!.Release();
        return Assert.IsType<SocketFile>(file).Socket;
    }

    /// <summary>The numbers that are no descriptors at the beginning.</summary>
    public static IReadOnlyList<int> Bad { get; } = [-1, 99, 5000, int.MaxValue, int.MinValue];

    public void Dispose() => Calls.Dispose();
}
