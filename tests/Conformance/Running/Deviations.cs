using Sockopt.Conformance.Notation;

namespace Sockopt.Conformance.Running;

/// <summary>A case that contradicts the rules of the core, and what the core answers instead.</summary>
/// <param name="Id">The case.</param>
/// <param name="Profile">The profile under which it does.</param>
/// <param name="Expected">What the case expects.</param>
/// <param name="Actual">What the core answers.</param>
internal sealed record Deviation(string Id, Profile Profile, string Expected, string Actual);

/// <summary>The deviations that are put down in <c>deviations.md</c>.</summary>
internal static class Deviations
{
    private const string Resource = "deviations.md";
    private const int Columns = 6;

    public static IReadOnlyList<Deviation> Own()
    {
        using Stream stream = typeof(Deviations).Assembly.GetManifestResourceStream(Resource)!;
        using StreamReader reader = new(stream);
        return [.. Read(reader.ReadToEnd())];
    }

    // A row of the table; its head and the line below that name no profile.
    private static IEnumerable<Deviation> Read(string text) =>
        from line in text.Split('\n')
        let cells = line.Trim('|').Split('|', StringSplitOptions.TrimEntries)
        where line.StartsWith('|') && cells.Length == Columns && cells[1] is "linux" or "openbsd"
        select new Deviation(cells[0], cells[1] == "linux" ? Profile.Linux : Profile.OpenBsd, cells[2], cells[3]);
}
