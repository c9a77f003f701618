using System.Runtime.InteropServices;

namespace Sockopt.Bench;

/// <summary>Where the numbers come from.</summary>
internal static class Machine
{
    public static string Description =>
        $"{Environment.ProcessorCount} cores, {RuntimeInformation.OSArchitecture}, {RuntimeInformation.OSDescription}, "
        + $"kernel {Environment.OSVersion.Version.ToString(3)}, {RuntimeInformation.FrameworkDescription}";
}
