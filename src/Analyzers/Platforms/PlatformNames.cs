using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers.Platforms;

/// <summary>Names of systems, in attributes, settings and code.</summary>
internal static class PlatformNames
{
    private static readonly string[] NameParts =
    [
        "linux", "android", "windows", "win32", "winnt", "macos", "osx", "darwin", "freebsd", "unix", "posix",
        "platform", "osversion", "runtimeidentifier",
    ];

    // A test that says one of these is likely about systems, too.
    private static readonly string[] TestWords =
        ["supported", "osdescription", "directoryseparator", "iswin", "onwin", "ismac", "onmac", "isnix", "isbsd"];

    // Most tokens of a program are shorter than any.
    private const int ShortestPart = 3;

    /// <summary>
    /// The system that a name such as <c>linux</c> or <c>Windows7.0</c> stands for; none if it has no options of its own.
    /// </summary>
    public static HostPlatforms Parse(string name)
    {
        string system = name.Trim().TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.').ToLowerInvariant();
        return system switch
        {
            "linux" or "android" => HostPlatforms.Linux,
            "macos" or "osx" or "macosx" or "ios" or "tvos" or "maccatalyst" => HostPlatforms.MacOS,
            "windows" or "win" => HostPlatforms.Windows,
            "freebsd" => HostPlatforms.FreeBsd,
            _ => HostPlatforms.None,
        };
    }

    /// <summary>Whether a name has a version, as <c>Windows7.0</c> has.</summary>
    public static bool HasVersion(string name) => name.Any(char.IsDigit);

    /// <summary>Whether a name has the name of a system in it, so that its code is likely written for that system.</summary>
    public static bool AreIn(string text) => IsAnyIn(text, NameParts);

    /// <summary>Whether any name in a piece of code has the name of a system in it.</summary>
    public static bool AreIn(SyntaxNode code) => IsAnyIn(code, AreIn);

    /// <summary>Whether a name in a test makes it likely that the test is about systems.</summary>
    public static bool AreInTest(string text) => AreIn(text) || IsAnyIn(text, TestWords);

    /// <summary>Whether any name in a test makes it likely that the test is about systems.</summary>
    public static bool AreInTest(SyntaxNode test) => IsAnyIn(test, AreInTest);

    private static bool IsAnyIn(string text, string[] parts)
    {
        foreach (string part in parts)
        {
            if (text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAnyIn(SyntaxNode code, Func<string, bool> isIn)
    {
        foreach (SyntaxToken token in code.DescendantTokens())
        {
            if (token.Span.Length >= ShortestPart && isIn(token.ValueText))
            {
                return true;
            }
        }

        return false;
    }
}
