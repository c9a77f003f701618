namespace Sockopt.Analyzers.Platforms;

/// <summary>The systems that .NET runs on and that have option numbers of their own.</summary>
/// <remarks>Android has those of Linux; iOS, tvOS and Mac Catalyst have those of macOS.</remarks>
[Flags]
internal enum HostPlatforms
{
    None = 0,
    Linux = 1,
    MacOS = 2,
    Windows = 4,
    FreeBsd = 8,

    /// <summary>All on which the framework translates its names.</summary>
    Unix = Linux | MacOS | FreeBsd,
}
