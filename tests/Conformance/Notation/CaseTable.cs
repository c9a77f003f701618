namespace Sockopt.Conformance.Notation;

/// <summary>A table of cases: tab-separated, the names of the columns first; lines that begin with # are left out.</summary>
internal static class CaseTable
{
    public static readonly string[] Columns =
    [
        "id", "suite", "file", "test", "dialect", "family", "type", "target", "steps", "expected", "openbsd_expected", "note",
    ];

    /// <summary>The project's own table.</summary>
    public static IReadOnlyList<CaseRow> Own()
    {
        using Stream stream = typeof(CaseTable).Assembly.GetManifestResourceStream("cases.tsv")!;
        using StreamReader reader = new(stream);
        return Read("cases.tsv", reader);
    }

    /// <summary>The rows of a table.</summary>
    /// <param name="name">What it is called in messages.</param>
    /// <param name="text">The table.</param>
    /// <exception cref="InvalidDataException">It has other columns, or a row has too few or too many cells, or the id of
    /// another.</exception>
    public static IReadOnlyList<CaseRow> Read(string name, TextReader text)
    {
        List<CaseRow> rows = [];
        HashSet<string> ids = [];
        bool hasColumns = false;
        int number = 0;
        while (text.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            string[] cells = line.Split('\t');
            if (!hasColumns)
            {
                hasColumns = cells.SequenceEqual(Columns)
                    ? true
                    : throw Error(name, number, $"the columns must be {string.Join(", ", Columns)}");
                continue;
            }

            if (cells.Length != Columns.Length)
            {
                throw Error(name, number, $"{cells.Length} cells, not {Columns.Length}");
            }

            rows.Add(Row(cells));
            if (!ids.Add(cells[0]))
            {
                throw Error(name, number, $"there is a case {cells[0]} already");
            }
        }

        return hasColumns ? rows : throw Error(name, number, "there is no table");
    }

    private static InvalidDataException Error(string name, int line, string what) => new($"{name}:{line}: {what}.");

    private static CaseRow Row(string[] cells) => new()
    {
        Id = cells[0],
        Suite = cells[1],
        File = cells[2],
        Test = cells[3],
        Dialect = cells[4],
        Family = cells[5],
        Type = cells[6],
        Target = cells[7],
        Steps = cells[8],
        Expected = cells[9],
        OpenBsdExpected = cells[10],
        Note = cells[11],
    };
}
