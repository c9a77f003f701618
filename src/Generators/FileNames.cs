using Sockopt.Generators.Model;

namespace Sockopt.Generators;

/// <summary>What the names of generated files begin with.</summary>
/// <remarks>The compiler wants names without special characters, and no name twice in a project, whatever its case.</remarks>
internal static class FileNames
{
    /// <summary>The name of a table's file without <c>.json</c>.</summary>
    public static string Stem(string path) =>
        string.Concat(Path.GetFileNameWithoutExtension(path).Select(
            c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_'));

    /// <summary>The tables of a project; of those with one file name in several folders, all but the first get a number: the
    /// least from two that no table before has, as its number or in its own name.</summary>
    public static IEnumerable<TableFile> Distinct(IEnumerable<TableFile> tables)
    {
        HashSet<string> used = new(StringComparer.OrdinalIgnoreCase);
        foreach (TableFile table in tables)
        {
            OutputSettings settings = table.Settings;
            string stem = settings.Stem;
            for (int number = 2; !used.Add(stem); number++)
            {
                stem = FormattableString.Invariant($"{settings.Stem}-{number}");
            }

            yield return stem == settings.Stem ? table : table with { Settings = settings with { Stem = stem } };
        }
    }
}
