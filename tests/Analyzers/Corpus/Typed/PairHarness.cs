// corpus: sockopt
using System.Net.Sockets;
using Sockopt;

namespace Codec.Tests;

/// <summary>Two ends in this process, for the tests of a codec: no ports, no timing, the semantics of a kernel.</summary>
public sealed class PairHarness : IDisposable
{
    private readonly SocketStack _stack;

    public PairHarness(StackProfile? profile = null, int? bufferSize = null)
    {
        _stack = new SocketStack(profile ?? StackProfile.Linux, LocalDomain.CreateProtocols());
        Credential me = new(UserId: 1000, GroupId: 1000, Environment.ProcessId);
        Require(_stack.CreatePair(SocketDomain.Unix, SocketType.Stream, 0, me, out KernelSocket? near, out KernelSocket? far));
        Near = near!;
        Far = far!;

        if (bufferSize is { } size)
        {
            Require(Near.SetOption(SocketOption.SendBufferSize, size));
            Require(Far.SetOption(SocketOption.ReceiveBufferSize, size));
        }
    }

    public KernelSocket Near { get; }

    public KernelSocket Far { get; }

    public byte[] Exchange(ReadOnlySpan<byte> message)
    {
        IoResult sent = Near.Send(message, MessageFlags.None);
        Require(sent.Errno);

        byte[] received = new byte[sent.Count];
        int count = 0;
        while (count < received.Length)
        {
            IoResult result = Far.Receive(received.AsSpan(count), MessageFlags.None);
            Require(result.Errno);
            count += result.Count;
        }

        return received;
    }

    public int ReadBufferSize()
    {
        Errno errno = Near.GetOption(SocketOption.SendBufferSize, out int size);
        return errno == Errno.Success ? size : -1;
    }

    public bool HasPendingError() =>
        Near.GetOption(SocketOption.Error, out Errno pending) is Errno.Success && pending is not Errno.Success;

    private static void Require(Errno errno)
    {
        if (errno != Errno.Success)
        {
            throw new InvalidOperationException($"The stack answers {errno}.");
        }
    }

    public void Dispose()
    {
        if (Near.Shutdown(ShutdownHow.Both) == Errno.ENOTCONN)
        {
            Console.Error.WriteLine("the pair had come apart");
        }

        Near.Dispose();
        Far.Dispose();
    }
}
