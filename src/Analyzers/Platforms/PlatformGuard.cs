namespace Sockopt.Analyzers.Platforms;

/// <summary>What a test says about the system that it runs on.</summary>
/// <param name="WhenTrue">The systems on which it can be true.</param>
/// <param name="WhenFalse">The systems on which it can be false.</param>
internal readonly record struct PlatformGuard(HostPlatforms WhenTrue, HostPlatforms WhenFalse)
{
    private const HostPlatforms Every = (HostPlatforms)~0;

    /// <summary>A test of something else.</summary>
    public static PlatformGuard Unknown { get; } = new(Every, Every);

    /// <summary>A test that is true exactly on <paramref name="systems"/>.</summary>
    public static PlatformGuard Exactly(HostPlatforms systems) => new(systems, ~systems);

    /// <summary>A test that can only be true on <paramref name="systems"/>, and need not be there.</summary>
    public static PlatformGuard OnlyOn(HostPlatforms systems) => new(systems, Every);

    /// <summary>The opposite test.</summary>
    public PlatformGuard Not() => new(WhenFalse, WhenTrue);

    /// <summary>A test that is true if both are.</summary>
    public PlatformGuard And(PlatformGuard other) => new(WhenTrue & other.WhenTrue, WhenFalse | other.WhenFalse);

    /// <summary>A test that is true if one of both is.</summary>
    public PlatformGuard Or(PlatformGuard other) => Not().And(other.Not()).Not();
}
