using System.Net.Sockets;

namespace Sockopt.Bench;

/// <summary>An end of a connection in the core.</summary>
internal readonly struct CoreEnd(KernelSocket socket) : IEnd
{
    private static readonly Credential User = new(UserId: 1000, GroupId: 1000, ProcessId: 1);

    public KernelSocket Socket => socket;

    /// <summary>A stack with local sockets, that behaves like OpenBSD.</summary>
    public static SocketStack CreateStack(StackLimits? limits = null) => new(
        StackProfile.OpenBsd, new StackSettings { Limits = limits }, LocalDomain.CreateProtocols());

    /// <summary>A socket that is not connected, with a name.</summary>
    public static KernelSocket Named(SocketStack stack, SocketName name)
    {
        stack.Create(SocketDomain.Unix, SocketType.Dgram, 0, User, out KernelSocket? socket).ThrowIfError();
        socket!.Bind(name).ThrowIfError();
        return socket;
    }

    /// <summary>Both ends of a connection.</summary>
    /// <param name="stack">Where it is.</param>
    /// <param name="bufferSize">The size of each buffer; null for the profile's, of a stream 32 KiB.</param>
    /// <param name="type">The type of the sockets.</param>
    public static (CoreEnd First, CoreEnd Second) Pair(
        SocketStack stack, int? bufferSize = null, SocketType type = SocketType.Stream)
    {
        stack.CreatePair(SocketDomain.Unix, type, 0, User, out KernelSocket? first, out KernelSocket? second)
            .ThrowIfError();
        if (bufferSize is { } size)
        {
            foreach (KernelSocket socket in (ReadOnlySpan<KernelSocket>)[first!, second!])
            {
                socket.SetOption(SocketOption.SendBufferSize, size).ThrowIfError();
                socket.SetOption(SocketOption.ReceiveBufferSize, size).ThrowIfError();
            }
        }

        return (new CoreEnd(first!), new CoreEnd(second!));
    }

    public void Send(ReadOnlyMemory<byte> data) => socket.Send(data.Span).Errno.ThrowIfError();

    /// <summary>Hands over all of a chain.</summary>
    public void Send(MbufChain chain) => socket.Send(chain).Errno.ThrowIfError();

    public bool TryReceive(Memory<byte> destination)
    {
        Span<byte> rest = destination.Span;
        while (!rest.IsEmpty)
        {
            IoResult result = socket.Receive(rest);
            if (result.Count == 0)
            {
                // One that failed has received nothing either.
                result.Errno.ThrowIfError();
                return false;
            }

            rest = rest[result.Count..];
        }

        return true;
    }

    /// <summary>Receives a chain of at most so many bytes.</summary>
    public MbufChain ReceiveChain(int count)
    {
        ChainResult result = socket.ReceiveChain(count);
        result.Errno.ThrowIfError();
        return result.Chain;
    }

    public void Dispose() => socket.Dispose();
}
