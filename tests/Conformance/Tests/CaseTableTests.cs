using Sockopt.Conformance.Notation;

namespace Sockopt.Conformance.Tests;

public sealed class CaseTableTests
{
    private const string Columns =
        "id\tsuite\tfile\ttest\tdialect\tfamily\ttype\ttarget\tsteps\texpected\topenbsd_expected\tnote";

    [Fact]
    public void A_row_has_its_cells()
    {
        CaseRow row = Assert.Single(Read($"# a remark\n{Columns}\n\nA\tB\tC\tD\tE\tF\tG\tH\tI\tJ\tK\t\n"));
        Assert.Equal(
            "A B C D E F G H I J K ",
            $"{row.Id} {row.Suite} {row.File} {row.Test} {row.Dialect} {row.Family} {row.Type} {row.Target} {row.Steps} "
                + $"{row.Expected} {row.OpenBsdExpected} {row.Note}");
    }

    [Theory]
    [InlineData("", "t.tsv:0: there is no table.")]
    [InlineData("id\tsteps", "t.tsv:1: the columns must be id, suite, file, test, dialect, family, type, target, steps, "
        + "expected, openbsd_expected, note.")]
    [InlineData($"{Columns}\nA\tB", "t.tsv:2: 2 cells, not 12.")]
    [InlineData($"{Columns}\nA\t\t\t\t\t\t\t\t\t\t\t\t", "t.tsv:2: 13 cells, not 12.")]
    [InlineData($"{Columns}\nA\t\t\t\t\t\t\t\t\t\t\t\nA\t\t\t\t\t\t\t\t\t\t\t", "t.tsv:3: there is a case A already.")]
    public void What_is_no_table_is_an_error_at_its_line(string text, string message)
    {
        InvalidDataException exception = Assert.Throws<InvalidDataException>(() => Read(text));
        Assert.Equal(message, exception.Message);
    }

    private static IReadOnlyList<CaseRow> Read(string text) => CaseTable.Read("t.tsv", new StringReader(text));
}
