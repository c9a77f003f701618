namespace Sockopt.Tests;

/// <summary>A test of what only Linux has, for each of its cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxTheoryAttribute : TheoryAttribute
{
    public LinuxTheoryAttribute() => Skip = NeedsLinux.Reason;
}
