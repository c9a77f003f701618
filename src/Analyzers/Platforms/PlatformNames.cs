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

    // Most tokens of a program are shorter than any.
    private const int ShortestHint = 3;

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
    public static bool AreIn(string text) => IsAnyIn(text, Hints);

    /// <summary>Whether any name in a piece of code has the name of a system in it.</summary>
    public static bool AreIn(SyntaxNode code) => IsAnyIn(code, AreIn);

    /// <summary>Whether a name in a test makes it likely that the test is about systems.</summary>
    public static bool AreInTest(string text) => AreIn(text) || IsAnyIn(text, TestHints);

    /// <summary>Whether any name in a test makes it likely that the test is about systems.</summary>
    public static bool AreInTest(SyntaxNode test) => IsAnyIn(test, AreInTest);

    private static bool IsAnyIn(string text, string[] hints)
    {
        foreach (string hint in hints)
        {
            if (text.IndexOf(hint, StringComparison.OrdinalIgnoreCase) >= 0)
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
            if (token.Span.Length >= ShortestHint && isIn(token.ValueText))
            {
                return true;
            }
        }

        return false;
    }
}
