using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers.Platforms;

/// <summary>The systems that have the library which a native method is imported from.</summary>
internal static class NativeLibrary
{
    private const string GeneratedImport = "LibraryImportAttribute";

    /// <summary>The systems; all, if the library may be any.</summary>
    public static Platforms SystemsOf(IMethodSymbol method) => NameOf(method)?.ToLowerInvariant() switch
    {
        { } name when name.StartsWith("ws2_32", StringComparison.Ordinal) => Platforms.Windows,
        { } name when name.StartsWith("wsock32", StringComparison.Ordinal) => Platforms.Windows,
        { } name when name.StartsWith("libsystem", StringComparison.Ordinal) => Platforms.MacOS,
        "libc.so.6" => Platforms.Linux,
        "libc" or "c" or "libc.so" => Platforms.Unix,
        _ => ~Platforms.None,
    };

    private static string? NameOf(IMethodSymbol method) =>
        method.GetDllImportData()?.ModuleName
        ?? method.GetAttributes()
            .FirstOrDefault(static attribute => attribute.AttributeClass?.Name == GeneratedImport)
            ?.ConstructorArguments.FirstOrDefault().Value as string;
}
