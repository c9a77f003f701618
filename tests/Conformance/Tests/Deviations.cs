using Sockopt.Conformance.Notation;

namespace Sockopt.Conformance.Tests;

/// <summary>A case that contradicts the rules of the core, and what the core answers instead.</summary>
/// <param name="Id">The case.</param>
/// <param name="Profile">The profile under which it does.</param>
/// <param name="Expected">What the case expects.</param>
/// <param name="Actual">What the core answers.</param>
internal sealed record Deviation(string Id, Profile Profile, string Expected, string Actual);

/// <summary>The deviations that are put down in <c>deviations.md</c>.</summary>
internal static class Deviations
{
    private const int Columns = 6;

    public static IReadOnlyList<Deviation> Own() =>
    [
        // A row of the table; its head and the line below that name no profile.
        .. from line in Pages.Read("deviations.md").Split('\n')
           let cells = line.Trim('|').Split('|', StringSplitOptions.TrimEntries)
           where line.StartsWith('|') && cells.Length == Columns && Words.Profiles.ContainsKey(cells[1])
           select new Deviation(cells[0], Words.Profiles[cells[1]], cells[2], cells[3]),
    ];
}
