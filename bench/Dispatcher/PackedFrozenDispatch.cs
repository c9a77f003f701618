using System.Collections.Frozen;

namespace Sockopt.Bench;

/// <summary>A frozen dictionary of handlers whose key is level and name in one number: the fastest hash of all.</summary>
internal readonly struct PackedFrozenDispatch(FrozenDictionary<long, OptionHandler> handlers) : IDispatch
{
    public static long Key(int level, int name) => ((long)level << 32) | (uint)name;

    public Errno Set(KeptSocket socket, int level, int name, ReadOnlySpan<byte> value) =>
        handlers.TryGetValue(Key(level, name), out OptionHandler? handler) ? handler.Set(socket, value) : Errno.ENOPROTOOPT;

    public Errno Get(KeptSocket socket, int level, int name, Span<byte> value, out int length) =>
        handlers.TryGetValue(Key(level, name), out OptionHandler? handler)
            ? handler.Get(socket, value, out length)
            : OptionWire.Fail(Errno.ENOPROTOOPT, out length);
}
