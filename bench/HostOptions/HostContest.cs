using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Sockopt.Bench;

/// <summary>Sets up one option of a connected TCP socket: by its number, by the framework's name where it has one, and
/// typed.</summary>
internal static class HostContest
{
    private const string RawSet = "SetRawSocketOption";
    private const string RawGet = "GetRawSocketOption";
    private const string FrameworkSet = "SetSocketOption";
    private const string FrameworkGet = "GetSocketOption";
    private const string TypedSet = "SetOption";
    private const string TypedGet = "GetOption";

    /// <summary>Setting an option to a value.</summary>
    /// <param name="option">Where the option is found.</param>
    /// <param name="wire">The value as it travels.</param>
    /// <param name="framework">What the framework calls it.</param>
    /// <param name="typed">Sets it by its key.</param>
    public static Contest OfSet(OptionId option, int wire, FrameworkName? framework, Action<Socket> typed)
    {
        LoopbackConnection connection = new();
        List<Contestant> contestants = [Setter(RawSet, _ => connection.Write(option, wire))];
        if (framework is var (level, name))
        {
            contestants.Add(Setter(FrameworkSet, socket => socket.SetSocketOption(level, name, wire)));
        }

        contestants.Add(Setter(TypedSet, typed));
        return new Contest
        {
            Owned = connection,
            Contestants = contestants,

            // A typed set goes through the framework where the framework has a name for the option, and can then be no
            // faster than that.
            Targets = Targets(TypedSet, framework is null ? [RawSet] : [RawSet, FrameworkSet]),
            Reset = () => connection.Write(option, 0),
            Expected = wire,
        };

        Contestant Setter(string name, Action<Socket> set) => new(name, operations =>
        {
            Repeat(connection.Socket, set, operations);
            return connection.Read(option);
        });
    }

    /// <summary>Getting an option.</summary>
    /// <param name="option">Where the option is found.</param>
    /// <param name="wire">What it is set to beforehand, as it travels.</param>
    /// <param name="framework">What the framework calls it.</param>
    /// <param name="typed">Gets it by its key.</param>
    /// <param name="toWire">A typed value as it travels.</param>
    public static Contest OfGet<T>(
        OptionId option, int wire, FrameworkName? framework, Func<Socket, T> typed, Func<T, int> toWire)
    {
        LoopbackConnection connection = new();
        connection.Write(option, wire);
        List<Contestant> contestants = [Getter(RawGet, _ => connection.Read(option), read => read)];
        if (framework is var (level, name))
        {
            contestants.Add(Getter(FrameworkGet, socket => (int)socket.GetSocketOption(level, name)!, read => read));
        }

        contestants.Add(Getter(TypedGet, typed, toWire));
        return new Contest
        {
            Owned = connection,
            Contestants = contestants,
            Targets = Targets(TypedGet, [RawGet]),

            // Not what was set: the kernel doubles the size of a buffer.
            Expected = connection.Read(option),
        };

        Contestant Getter<TRead>(string name, Func<Socket, TRead> get, Func<TRead, int> toWire) =>
            new(name, operations => toWire(Repeat(connection.Socket, get, operations)));
    }

    private static Target[] Targets(string typed, IEnumerable<string> rivals) =>
        [.. rivals.Select(rival => new CloseTo(typed, rival, Ratio: 1.10, Nanoseconds: 15)), new WithoutAllocation(typed)];

    // Compiled once and for good, so that each operation is called, as in a program, where a socket is configured once.
    // With a profile the JIT would inline the operation that it saw most often, and lift the preparation of its system call
    // out of the loop: one contestant would be measured without it, and which one would be chance.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Repeat(Socket socket, Action<Socket> operation, int operations)
    {
        for (int i = 0; i < operations; i++)
        {
            operation(socket);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T Repeat<T>(Socket socket, Func<Socket, T> operation, int operations)
    {
        T last = default!;
        for (int i = 0; i < operations; i++)
        {
            last = operation(socket);
        }

        return last;
    }
}
