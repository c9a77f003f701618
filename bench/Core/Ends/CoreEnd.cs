using System.Net.Sockets;

namespace Sockopt.Bench;

/// <summary>An end of a connection in the core.</summary>
internal readonly struct CoreEnd(KernelSocket socket) : IStreamEnd
{
    private static readonly Credential User = new(UserId: 1000, GroupId: 1000, ProcessId: 1);

    public KernelSocket Socket => socket;

    /// <summary>A stack with local sockets, that behaves like OpenBSD.</summary>
    public static SocketStack CreateStack(StackLimits? limits = null) => new(
        StackProfile.OpenBsd, new StackSettings { Limits = limits }, LocalDomain.CreateProtocols());

    /// <summary>Both ends of a connection.</summary>
    /// <param name="stack">Where it is.</param>
    /// <param name="bufferSize">The size of each buffer; null for the profile's, 32 KiB.</param>
    public static (CoreEnd First, CoreEnd Second) Pair(SocketStack stack, int? bufferSize = null)
    {
        Check(stack.CreatePair(SocketDomain.Unix, SocketType.Stream, 0, User, out KernelSocket? first, out KernelSocket? second));
        if (bufferSize is { } size)
        {
            foreach (KernelSocket socket in (ReadOnlySpan<KernelSocket>)[first!, second!])
            {
                Check(socket.SetOption(SocketOption.SendBufferSize, size));
                Check(socket.SetOption(SocketOption.ReceiveBufferSize, size));
            }
        }

        return (new CoreEnd(first!), new CoreEnd(second!));
    }

    public void Send(ReadOnlyMemory<byte> data) => Check(socket.Send(data.Span).Errno);

    public bool Receive(Memory<byte> destination)
    {
        Span<byte> rest = destination.Span;
        while (!rest.IsEmpty)
        {
            IoResult result = socket.Receive(rest);
            if (result.Count == 0)
            {
                return false;
            }

            rest = rest[result.Count..];
        }

        return true;
    }

    public void Dispose() => socket.Dispose();

    private static void Check(Errno error)
    {
        if (error != Errno.Success)
        {
            throw new InvalidOperationException($"The core says {error}.");
        }
    }
}
