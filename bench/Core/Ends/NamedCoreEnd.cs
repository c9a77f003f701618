namespace Sockopt.Bench;

/// <summary>A datagram socket in the core that is not connected, and names the other one in each send.</summary>
internal readonly struct NamedCoreEnd(KernelSocket socket, SocketName other) : IEnd
{
    /// <summary>Two sockets that know each other's names.</summary>
    public static (NamedCoreEnd First, NamedCoreEnd Second) Pair(SocketStack stack)
    {
        SocketName first = LocalName.OfPath("first");
        SocketName second = LocalName.OfPath("second");
        return (
            new NamedCoreEnd(CoreEnd.Named(stack, first), second),
            new NamedCoreEnd(CoreEnd.Named(stack, second), first));
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
