using System.Runtime.CompilerServices;

namespace Sockopt;

/// <summary>Where an option is found: its level and number on the running system, and on the socket core.</summary>
/// <remarks>Made by generated code from the numbers of the table. Selection by system costs nothing: the JIT folds it.</remarks>
public readonly struct OptionId
{
    /// <summary>The number of an option on a system that does not have it.</summary>
    internal const int None = int.MinValue;

    private OptionId(OptionLevel level, int number, int coreNumber, OptionPlatforms platforms)
    {
        Level = level;
        Number = number;
        CoreNumber = coreNumber;
        Platforms = platforms;
    }

    /// <summary>The level that the option belongs to.</summary>
    public OptionLevel Level { get; }

    /// <summary>The option's number on the running system; meaningful only where <see cref="IsSupported"/>.</summary>
    public int Number { get; }

    /// <summary>The option's number on the socket core; meaningful only where <see cref="IsInCore"/>.</summary>
    public int CoreNumber { get; }

    /// <summary>The operating systems that have the option.</summary>
    public OptionPlatforms Platforms { get; }

    /// <summary>Whether the running system has the option.</summary>
    public bool IsSupported => Number != None;

    /// <summary>Whether the socket core has the option.</summary>
    public bool IsInCore => CoreNumber != None;

    /// <summary>An option by its number on each system; a system without it is left out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OptionId Of(
        OptionLevel level,
        int core = None,
        int linux = None,
        int freebsd = None,
        int openbsd = None,
        int darwin = None,
        int windows = None) =>
        new(
            level,
            Select(linux, freebsd, openbsd, darwin, windows),
            core,
            (linux == None ? 0 : OptionPlatforms.Linux)
                | (freebsd == None ? 0 : OptionPlatforms.FreeBsd)
                | (openbsd == None ? 0 : OptionPlatforms.OpenBsd)
                | (darwin == None ? 0 : OptionPlatforms.Darwin)
                | (windows == None ? 0 : OptionPlatforms.Windows));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Select(int linux, int freebsd, int openbsd, int darwin, int windows) => RunningSystem.Abi switch
    {
        OptionAbi.Linux => linux,
        OptionAbi.FreeBsd => freebsd,
        OptionAbi.OpenBsd => openbsd,
        OptionAbi.Darwin => darwin,
        OptionAbi.Windows => windows,
        _ => None,
    };
}
