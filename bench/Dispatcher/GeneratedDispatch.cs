namespace Sockopt.Bench;

/// <summary>The dispatcher that is generated from the table.</summary>
internal readonly struct GeneratedDispatch : IDispatch
{
    public Errno Set(KeptSocket socket, int level, int name, ReadOnlySpan<byte> value) =>
        SocketLevelDispatcher.Set(new KeptSocketHandler(socket), level, name, value);

    public Errno Get(KeptSocket socket, int level, int name, Span<byte> value, out int length) =>
        SocketLevelDispatcher.Get(new KeptSocketHandler(socket), level, name, value, out length);
}
