using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Sockopt.Tests.Proof.Native;

namespace Sockopt.Tests.Proof;

/// <summary>The machine that the tests run on.</summary>
internal static partial class Machine
{
    /// <summary>The release of the running kernel: 6.12.</summary>
    public static Version Kernel { get; } = Version(ReadRelease());

    /// <summary>The architecture, as Linux calls it.</summary>
    public static string Architecture { get; } = RuntimeInformation.OSArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.X64 => "x86_64",
        System.Runtime.InteropServices.Architecture.Arm64 => "aarch64",
        System.Runtime.InteropServices.Architecture other => other.ToString().ToLowerInvariant(),
    };

    /// <summary>Whether the tests run with the privileges that root has over the network: in a container root may lack
    /// them.</summary>
    public static bool IsPrivileged { get; } = OperatingSystem.IsLinux() && HasNetworkCapabilities();

    /// <summary>Whom the tests run as, in prose.</summary>
    public static string Privilege => IsPrivileged ? "as root" : "without privilege";

    /// <summary>The first two numbers of a release.</summary>
    public static Version Version(string release)
    {
        Match match = MajorAndMinor().Match(release);
        return new(Number(1), Number(2));

        int Number(int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
    }

    private static bool HasNetworkCapabilities()
    {
        const uint NetAdminAndNetRaw = 1 << 12 | 1 << 13;
        CapabilityHeader header = new();
        Span<CapabilityWord> words = stackalloc CapabilityWord[2];
        return Libc.GetCapabilities(ref header, words) == 0 && (words[0].Effective & NetAdminAndNetRaw) == NetAdminAndNetRaw;
    }

    [GeneratedRegex(@"^(\d+)\.(\d+)")]
    private static partial Regex MajorAndMinor();

    private static string ReadRelease() => OperatingSystem.IsLinux() ? File.ReadAllText("/proc/sys/kernel/osrelease") : "0.0";
}
