namespace Sockopt.Generators.Model;

/// <summary>The systems, and how the table spells them.</summary>
internal static class Abis
{
    /// <summary>Every system, in the order of the columns.</summary>
    public static readonly IReadOnlyList<Abi> All =
        [Abi.Core, Abi.Linux, Abi.FreeBsd, Abi.OpenBsd, Abi.Darwin, Abi.Windows, Abi.Irix];

    /// <summary>The systems whose numbers the keys carry.</summary>
    public static readonly IReadOnlyList<Abi> Hosts = [Abi.Linux, Abi.FreeBsd, Abi.OpenBsd, Abi.Darwin, Abi.Windows];

    /// <summary>The systems whose values generated code reads and writes: the core, and the hosts.</summary>
    public static readonly IReadOnlyList<Abi> Emitted = [Abi.Core, .. Hosts];

    /// <summary>The name of a system's field in the table.</summary>
    public static string Name(this Abi abi) => abi.ToString().ToLowerInvariant();

    /// <summary>The name of a system in prose.</summary>
    public static string Prose(this Abi abi) => abi switch
    {
        Abi.Core => "the core",
        Abi.FreeBsd => "FreeBSD",
        Abi.OpenBsd => "OpenBSD",
        Abi.Darwin => "macOS",
        Abi.Irix => "IRIX",
        _ => abi.ToString(),
    };

    /// <summary>The names that [SupportedOSPlatform] knows a system by.</summary>
    public static IEnumerable<string> PlatformNames(this Abi abi) => abi switch
    {
        Abi.Linux => ["linux", "android"],
        Abi.FreeBsd => ["freebsd"],
        Abi.Darwin => ["macos", "ios", "tvos", "maccatalyst"],
        Abi.Windows => ["windows"],

        // The platform compatibility analyzer has no name for OpenBSD, nor for systems that are no hosts.
        _ => [],
    };
}
