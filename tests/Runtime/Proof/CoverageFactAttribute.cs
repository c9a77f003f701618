namespace Sockopt.Tests.Proof;

/// <summary>A test of docs/coverage.md, which can be compared only on such a machine as it was written on.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CoverageFactAttribute : FactAttribute
{
    public CoverageFactAttribute() => Skip =
        !OperatingSystem.IsLinux() ? "The page is about a Linux kernel."
        : CoveragePage.IsOfThisMachine || CoverageTests.IsUpdating ? null
        : $"{CoveragePage.File} was written on another machine; this one would say: {CoveragePage.Machine}";
}
