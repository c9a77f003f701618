namespace Sockopt;

/// <summary>Systems as a sentence names them.</summary>
internal static class PlatformProse
{
    private static ReadOnlySpan<OptionPlatforms> All =>
    [
        OptionPlatforms.Linux,
        OptionPlatforms.FreeBsd,
        OptionPlatforms.OpenBsd,
        OptionPlatforms.Darwin,
        OptionPlatforms.Windows,
    ];

    /// <summary>The names of some systems: <c>Linux, FreeBSD and macOS</c>.</summary>
    public static string Prose(this OptionPlatforms platforms)
    {
        // Put together by hand: every trimmed program with an option carries this message, and what makes it.
        string prose = "";
        foreach (OptionPlatforms platform in All)
        {
            if ((platforms & platform) == 0)
            {
                continue;
            }

            platforms &= ~platform;
            string separator = prose.Length == 0 ? "" : platforms == 0 ? " and " : ", ";
            prose += separator + Name(platform);
        }

        return prose;
    }

    private static string Name(OptionPlatforms platform) => platform switch
    {
        OptionPlatforms.Linux => "Linux",
        OptionPlatforms.FreeBsd => "FreeBSD",
        OptionPlatforms.OpenBsd => "OpenBSD",
        OptionPlatforms.Darwin => "macOS",
        _ => "Windows",
    };
}
