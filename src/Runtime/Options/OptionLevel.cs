using System.Runtime.CompilerServices;

namespace Sockopt;

/// <summary>The number of a protocol level: on the running system, and on the socket core.</summary>
/// <remarks>SOL_SOCKET is 1 on Linux and 0xffff elsewhere; other levels are protocol numbers, which
/// are alike wherever the level exists.</remarks>
public readonly struct OptionLevel
{
    private OptionLevel(int number, int core)
    {
        Number = number;
        Core = core;
    }

    /// <summary>The level's number on the running system.</summary>
    public int Number { get; }

    /// <summary>The level's number on the socket core.</summary>
    public int Core { get; }

    /// <summary>A level that has one number on every system.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OptionLevel Of(int number) => new(number, number);

    /// <summary>A level whose number differs between systems; a system without it is left out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OptionLevel Of(
        int core = OptionId.None,
        int linux = OptionId.None,
        int freebsd = OptionId.None,
        int openbsd = OptionId.None,
        int darwin = OptionId.None,
        int windows = OptionId.None) =>
        new(OptionId.Select(linux, freebsd, openbsd, darwin, windows), core);
}
