namespace Sockopt.Tests.Headers;

/// <summary>Why tests against the headers of Linux cannot run here, or null if they can.</summary>
internal static class NeedsCompiler
{
    public static string? Reason =>
        !OperatingSystem.IsLinux() ? "The test reads the headers of Linux."
        : CCompiler.Path is null ? "There is no C compiler to read the headers with: no cc, gcc or clang on the PATH."
        : null;
}
