using System.Collections.Frozen;
using System.Runtime.InteropServices;

namespace Sockopt.Bench;

/// <summary>What it costs to find an option by its number: the generated switch beside the dictionaries that one would
/// write instead.</summary>
internal static class DispatcherBenchmarks
{
    private const string Generated = "generated dispatcher";
    private const string ByDictionary = "Dictionary, (level, name)";
    private const string ByFrozen = "FrozenDictionary, (level, name)";
    private const string ByPackedFrozen = "FrozenDictionary, packed long";

    public static IEnumerable<Benchmark> All =>
    [
        new("Dispatcher.Flag", "Set and get of SO_KEEPALIVE by number, with all options of SOL_SOCKET registered.", Flag),
    ];

    private static Contest Flag()
    {
        KeptSocket socket = new();
        OptionId option = SocketOption.KeepAlive.Id;
        Dictionary<(int Core, int CoreNumber), OptionHandler> handlers = OptionHandlers.OfSocketLevel.ToDictionary(
            handler => (handler.Id.Level.Core, handler.Id.CoreNumber));
        FrozenDictionary<long, OptionHandler> packed = OptionHandlers.OfSocketLevel.ToFrozenDictionary(
            handler => PackedFrozenDispatch.Key(handler.Id.Level.Core, handler.Id.CoreNumber));
        return new Contest
        {
            Contestants =
            [
                SetAndGet(ByFrozen, socket, option, new FrozenDispatch(handlers.ToFrozenDictionary())),
                SetAndGet(ByPackedFrozen, socket, option, new PackedFrozenDispatch(packed)),
                SetAndGet(ByDictionary, socket, option, new DictionaryDispatch(handlers)),
                SetAndGet(Generated, socket, option, default(GeneratedDispatch)),
            ],
            Targets = [new AtMost(Generated, ByFrozen, Share: 0.5), new WithoutAllocation(Generated)],
            Reset = () => socket.Values = default,

            // The dialect of OpenBSD reads a flag that is on as its bit.
            Expected = option.CoreNumber,
        };
    }

    // Level and name are fields of the closure, which the JIT takes for variables: a switch over constants would be folded
    // away, and the dictionaries could not do the same.
    private static Contestant SetAndGet<TDispatch>(string name, KeptSocket socket, OptionId option, TDispatch dispatch)
        where TDispatch : struct, IDispatch
    {
        int level = option.Level.Core;
        int number = option.CoreNumber;
        return new Contestant(name, operations =>
        {
            int on = 1;
            int read = 0;
            ReadOnlySpan<byte> source = MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in on));
            Span<byte> destination = MemoryMarshal.AsBytes(new Span<int>(ref read));
            for (int i = 0; i < operations; i++)
            {
                dispatch.Set(socket, level, number, source).ThrowIfError();
                dispatch.Get(socket, level, number, destination, out _).ThrowIfError();
            }

            return read;
        });
    }
}
