using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Sockopt.Bench;

/// <summary>Sets up one option of a socket: by its number, by the framework's name where it has one, by its key, and as a
/// property of the view.</summary>
internal static class HostContest
{
    private const string RawSet = "SetRawSocketOption";
    private const string RawGet = "GetRawSocketOption";
    private const string FrameworkSet = "SetSocketOption";
    private const string FrameworkGet = "GetSocketOption";
    private const string TypedSet = "SetOption";
    private const string TypedGet = "GetOption";
    private const string View = "Options";

    /// <summary>Setting an option to a value.</summary>
    /// <param name="measured">The socket, which the contest closes.</param>
    /// <param name="option">Where the option is found.</param>
    /// <param name="wire">The value as it travels.</param>
    /// <param name="framework">Sets it by the framework's name; null where a typed set goes by the number.</param>
    /// <param name="typed">Sets it by its key.</param>
    /// <param name="mayAllocate">Whether the value is an object that has to be made.</param>
    public static Contest OfSet(
        MeasuredSocket measured,
        OptionId option,
        byte[] wire,
        Action<Socket>? framework,
        Action<Socket> typed,
        bool mayAllocate = false)
    {
        (string Name, Action<Socket> Set)[] contestants =
        [
            (RawSet, _ => measured.Write(option, wire)),
            .. framework is null ? [] : new[] { (FrameworkSet, framework) },
            (TypedSet, typed),
        ];

        // A typed set goes through the framework where the framework has a name for the option, and can then be no faster
        // than that.
        string[] rivals = framework is null ? [RawSet] : [RawSet, FrameworkSet];
        return OfSet(measured, option, wire, contestants, Targets(TypedSet, rivals, mayAllocate));
    }

    /// <summary>Setting an option as a property of the view, beside its key.</summary>
    public static Contest OfViewSet(
        MeasuredSocket measured, OptionId option, byte[] wire, Action<Socket> typed, Action<Socket> property) =>
        OfSet(measured, option, wire, [(TypedSet, typed), (View, property)], Targets(View, [TypedSet], mayAllocate: false));

    /// <summary>Setting an option that cannot be read: joining and leaving, for example.</summary>
    /// <param name="measured">The socket, which the contest closes.</param>
    /// <param name="raw">Sets it by its number.</param>
    /// <param name="typed">Sets it by its key.</param>
    public static Contest OfSetOnly(MeasuredSocket measured, Action<Socket> raw, Action<Socket> typed)
    {
        return new Contest
        {
            Owned = measured,
            Contestants = [Setter(RawSet, raw), Setter(TypedSet, typed)],
            Targets = Targets(TypedSet, [RawSet], mayAllocate: false),
            Expected = 0,
        };

        Contestant Setter(string name, Action<Socket> set) => new(name, operations =>
        {
            Repeat(measured.Socket, set, operations);
            return 0;
        });
    }

    /// <summary>Getting an option.</summary>
    /// <param name="measured">The socket, which the contest closes.</param>
    /// <param name="option">Where the option is found.</param>
    /// <param name="wire">What it is set to beforehand, as it travels.</param>
    /// <param name="framework">Gets it by the framework's name; null where it has none.</param>
    /// <param name="typed">Gets it by its key.</param>
    /// <param name="fingerprint">What a typed value comes to as it travels.</param>
    /// <param name="mayAllocate">Whether the value is an object that has to be made.</param>
    public static Contest OfGet<T>(
        MeasuredSocket measured,
        OptionId option,
        byte[] wire,
        Func<Socket, int>? framework,
        Func<Socket, T> typed,
        Func<T, int> fingerprint,
        bool mayAllocate = false)
    {
        measured.Write(option, wire);
        return OfGetOnly(measured, option, wire.Length, framework, typed, fingerprint, mayAllocate);
    }

    /// <summary>Getting an option that cannot be set.</summary>
    public static Contest OfGetOnly<T>(
        MeasuredSocket measured,
        OptionId option,
        int size,
        Func<Socket, int>? framework,
        Func<Socket, T> typed,
        Func<T, int> fingerprint,
        bool mayAllocate = false)
    {
        byte[] buffer = new byte[size];
        Contestant[] contestants =
        [
            Getter(
                measured, RawGet, _ => measured.Read(option, buffer), length => Wire.Fingerprint(buffer.AsSpan(0, length))),
            .. framework is null ? [] : new[] { Getter(measured, FrameworkGet, framework, read => read) },
            Getter(measured, TypedGet, typed, fingerprint),
        ];
        return OfGet(measured, option, size, contestants, Targets(TypedGet, [RawGet], mayAllocate));
    }

    /// <summary>Getting an option as a property of the view, beside its key.</summary>
    public static Contest OfViewGet<T>(
        MeasuredSocket measured,
        OptionId option,
        byte[] wire,
        Func<Socket, T> typed,
        Func<Socket, T> property,
        Func<T, int> fingerprint)
    {
        measured.Write(option, wire);
        return OfGet(
            measured,
            option,
            wire.Length,
            [Getter(measured, TypedGet, typed, fingerprint), Getter(measured, View, property, fingerprint)],
            Targets(View, [TypedGet], mayAllocate: false));
    }

    private static Contest OfSet(
        MeasuredSocket measured,
        OptionId option,
        byte[] wire,
        IEnumerable<(string Name, Action<Socket> Set)> contestants,
        IReadOnlyList<Target> targets)
    {
        byte[] untouched = Read(measured, option, wire.Length);
        measured.Write(option, wire);
        int expected = Wire.Fingerprint(Read(measured, option, wire.Length));
        byte[] buffer = new byte[wire.Length];
        return new Contest
        {
            Owned = measured,
            Contestants = [.. contestants.Select(contestant => Setter(contestant.Name, contestant.Set))],
            Targets = targets,
            Reset = () => measured.Write(option, untouched),
            Expected = expected,
        };

        Contestant Setter(string name, Action<Socket> set) => new(name, operations =>
        {
            Repeat(measured.Socket, set, operations);
            return Wire.Fingerprint(buffer.AsSpan(0, measured.Read(option, buffer)));
        });
    }

    private static Contest OfGet(
        MeasuredSocket measured,
        OptionId option,
        int size,
        IReadOnlyList<Contestant> contestants,
        IReadOnlyList<Target> targets) =>
        new()
        {
            Owned = measured,
            Contestants = contestants,
            Targets = targets,

            // Not what was set: the kernel doubles the size of a buffer.
            Expected = Wire.Fingerprint(Read(measured, option, size)),
        };

    private static Contestant Getter<T>(
        MeasuredSocket measured, string name, Func<Socket, T> get, Func<T, int> fingerprint) =>
        new(name, operations => fingerprint(Repeat(measured.Socket, get, operations)));

    private static byte[] Read(MeasuredSocket measured, OptionId option, int size)
    {
        byte[] wire = new byte[size];
        return wire[..measured.Read(option, wire)];
    }

    private static Target[] Targets(string typed, IEnumerable<string> rivals, bool mayAllocate) =>
    [
        .. rivals.Select(rival => new CloseTo(typed, rival, Ratio: 1.10, Nanoseconds: 15)),
        .. mayAllocate ? Array.Empty<Target>() : [new WithoutAllocation(typed)],
    ];

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
