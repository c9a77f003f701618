using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers.Platforms;

/// <summary>Names of systems, in attributes, settings and code.</summary>
internal static class PlatformNames
{
    private static readonly string[] Hints =
    [
        "linux", "android", "windows", "win32", "winnt", "macos", "osx", "darwin", "freebsd", "unix", "posix",
        "platform", "osversion", "runtimeidentifier",
    ];

    // A test that says one of these is likely about systems, too.
    private static readonly string[] TestHints =
        ["supported", "osdescription", "directoryseparator", "iswin", "onwin", "ismac", "onmac", "isnix", "isbsd"];

    /// <summary>
    /// The system that a name such as <c>linux</c> or <c>Windows7.0</c> stands for; none if it has no options of its own.
    /// </summary>
    public static Platforms Parse(string name)
    {
        string system = name.Trim().TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.').ToLowerInvariant();
        return system switch
        {
            "linux" or "android" => Platforms.Linux,
            "macos" or "osx" or "macosx" or "ios" or "tvos" or "maccatalyst" => Platforms.MacOS,
            "windows" or "win" => Platforms.Windows,
            "freebsd" => Platforms.FreeBsd,
            _ => Platforms.None,
        };
    }

    /// <summary>Whether a name has the name of a system in it, so that its code is likely written for that system.</summary>
    public static bool AreIn(string text) => Hints.Any(hint => text.IndexOf(hint, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>Whether any name in a piece of code has the name of a system in it.</summary>
    public static bool AreIn(SyntaxNode code) => code.DescendantTokens().Any(static token => AreIn(token.ValueText));

    /// <summary>Whether a name in a test makes it likely that the test is about systems.</summary>
    public static bool AreInTest(string text) =>
        AreIn(text) || TestHints.Any(hint => text.IndexOf(hint, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>Whether any name in a test makes it likely that the test is about systems.</summary>
    public static bool AreInTest(SyntaxNode test) => test.DescendantTokens().Any(static token => AreInTest(token.ValueText));
}
