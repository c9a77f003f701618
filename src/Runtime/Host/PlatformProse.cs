namespace Sockopt;

/// <summary>Systems as a sentence names them.</summary>
internal static class PlatformProse
{
    private static readonly (OptionPlatforms Platform, string Name)[] Names =
    [
        (OptionPlatforms.Linux, "Linux"),
        (OptionPlatforms.FreeBsd, "FreeBSD"),
        (OptionPlatforms.OpenBsd, "OpenBSD"),
        (OptionPlatforms.Darwin, "macOS"),
        (OptionPlatforms.Windows, "Windows"),
    ];

    /// <summary>The names of some systems: <c>Linux, FreeBSD and macOS</c>.</summary>
    public static string Prose(this OptionPlatforms platforms)
    {
        // Without LINQ, which every trimmed program with an option would have to carry for this message.
        string[] names = Array.ConvertAll(
            Array.FindAll(Names, entry => platforms.HasFlag(entry.Platform)), entry => entry.Name);
        return names.Length < 2 ? string.Concat(names) : $"{string.Join(", ", names[..^1])} and {names[^1]}";
    }
}
