using Sockopt.Generators.Model;

namespace Sockopt.Generators;

/// <summary>What the names of generated files begin with.</summary>
/// <remarks>The compiler wants names without special characters, and no name twice in a project, whatever its case.</remarks>
internal static class FileNames
{
    /// <summary>The name of a table's file without <c>.json</c>.</summary>
    public static string Stem(string path) =>
        string.Concat(Path.GetFileNameWithoutExtension(path).Select(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_'));

    /// <summary>The tables of a project; of those with one file name in several folders, all but the first get a number.</summary>
    public static IEnumerable<TableFile> Distinct(IEnumerable<TableFile> tables)
    {
        Dictionary<string, int> seen = new(StringComparer.OrdinalIgnoreCase);
        foreach (TableFile table in tables)
        {
            OutputSettings settings = table.Settings;
            seen[settings.Stem] = seen.TryGetValue(settings.Stem, out int before) ? before + 1 : 1;
            yield return before == 0
                ? table
                : table with { Settings = settings with { Stem = FormattableString.Invariant($"{settings.Stem}-{before + 1}") } };
        }
    }
}
