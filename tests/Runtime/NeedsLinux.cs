namespace Sockopt.Tests;

/// <summary>Why tests of a Linux kernel cannot run here, or null if they can.</summary>
internal static class NeedsLinux
{
    public static string? Reason => OperatingSystem.IsLinux() ? null : "The test asks a Linux kernel.";
}
