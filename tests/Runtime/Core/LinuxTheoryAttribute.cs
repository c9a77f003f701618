namespace Sockopt.Tests.Core;

/// <summary>A test that needs a Linux kernel; skipped, and reported as skipped, elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxTheoryAttribute : TheoryAttribute
{
    public LinuxTheoryAttribute() => Skip = OperatingSystem.IsLinux() ? null : "It compares with a Linux kernel.";
}
