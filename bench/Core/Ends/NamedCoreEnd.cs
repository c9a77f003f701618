namespace Sockopt.Bench;

/// <summary>A datagram socket in the core that is not connected, and names the other one in each send.</summary>
internal readonly struct NamedCoreEnd(KernelSocket socket, SocketName other) : IStreamEnd
{
    /// <summary>Two sockets that know each other's names.</summary>
    public static (NamedCoreEnd First, NamedCoreEnd Second) Pair(SocketStack stack)
    {
        KernelSocket first = CoreEnd.Named(stack, "first");
        KernelSocket second = CoreEnd.Named(stack, "second");
        return (
            new NamedCoreEnd(first, LocalName.OfPath("second")),
            new NamedCoreEnd(second, LocalName.OfPath("first")));
    }

    public void Send(ReadOnlyMemory<byte> data) => socket.Send(data.Span, to: other).Errno.ThrowIfError();

    public bool TryReceive(Memory<byte> destination)
    {
        IoResult result = socket.Receive(destination.Span);
        result.Errno.ThrowIfError();
        return result.Count == destination.Length;
    }

    public void Dispose() => socket.Dispose();
}
