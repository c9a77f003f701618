using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers.Platforms;

/// <summary>The systems that have the library which a native method is imported from.</summary>
internal static class NativeLibrary
{
    private const string GeneratedImport = "LibraryImportAttribute";

    /// <summary>The systems; all, if the library may be any.</summary>
    public static HostPlatforms SystemsOf(IMethodSymbol method) => NameOf(method)?.ToLowerInvariant() switch
    {
        { } name when name.StartsWith("ws2_32", StringComparison.Ordinal) => HostPlatforms.Windows,
        { } name when name.StartsWith("wsock32", StringComparison.Ordinal) => HostPlatforms.Windows,
        { } name when name.StartsWith("libsystem", StringComparison.Ordinal) => HostPlatforms.MacOS,
        "libc.so.6" => HostPlatforms.Linux,
        "libc" or "c" or "libc.so" => HostPlatforms.Unix,
        _ => ~HostPlatforms.None,
    };

    private static string? NameOf(IMethodSymbol method) =>
        method.GetDllImportData()?.ModuleName
        ?? method.GetAttributes()
            .FirstOrDefault(static attribute => attribute.AttributeClass?.Name == GeneratedImport)
            ?.ConstructorArguments.FirstOrDefault().Value as string;
}
