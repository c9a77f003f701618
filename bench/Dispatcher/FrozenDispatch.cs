using System.Collections.Frozen;

namespace Sockopt.Bench;

/// <summary>A frozen dictionary of handlers: made once, for fast reads.</summary>
internal readonly struct FrozenDispatch(FrozenDictionary<(int Level, int Name), OptionHandler> handlers) : IDispatch
{
    public Errno Set(KeptSocket socket, int level, int name, ReadOnlySpan<byte> value) =>
        handlers.TryGetValue((level, name), out OptionHandler? handler) ? handler.Set(socket, value) : Errno.ENOPROTOOPT;

    public Errno Get(KeptSocket socket, int level, int name, Span<byte> value, out int length) =>
        handlers.TryGetValue((level, name), out OptionHandler? handler)
            ? handler.Get(socket, value, out length)
            : OptionWire.Fail(Errno.ENOPROTOOPT, out length);
}
