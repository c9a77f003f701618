namespace Sockopt.Tests;

/// <summary>A table of data beside a test: tab-separated, the names of the columns first; lines that begin with # say what it
/// is.</summary>
internal static class DataFile
{
    /// <summary>The rows of a data file.</summary>
    /// <param name="path">The file, seen from the root of the test project.</param>
    public static IReadOnlyList<DataRow> Read(string path)
    {
        using Stream stream = typeof(DataFile).Assembly.GetManifestResourceStream(path)
            ?? throw new FileNotFoundException("There is no such data file.", path);
        using StreamReader reader = new(stream);
        string[][] lines =
        [
            .. from line in reader.ReadToEnd().Split('\n')
               where line.Length > 0 && line[0] != '#'
               select line.TrimEnd('\r').Split('\t'),
        ];
        return [.. lines.Skip(1).Select(cells => new DataRow(path, lines[0], cells))];
    }
}
