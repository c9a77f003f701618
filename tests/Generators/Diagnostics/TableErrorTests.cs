using System.Reflection;
using Sockopt.Generators.Table;

namespace Sockopt.Generators.Tests.Diagnostics;

public sealed class TableErrorTests
{
    private static readonly TableError[] All =
    [
        .. typeof(TableError).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (TableError)field.GetValue(null)!),
    ];

    [Fact]
    public void Ids_are_numbered_from_one_without_gaps() =>
        Assert.Equal(Enumerable.Range(1, All.Length).Select(number => $"SOPT{number:D4}"), All.Select(error => error.Id));

    [Fact]
    public void Titles_are_all_different()
    {
        Assert.Distinct(All.Select(error => error.Title));
        Assert.All(All, error => Assert.NotEmpty(error.Title));
    }

    /// <summary>The other two are no faults of the text: <see cref="TableDiagnosticTests"/> has a test for each.</summary>
    [Fact]
    public void Every_fault_of_the_text_has_a_case() => Assert.All(
        All.Except([TableError.Unreadable, TableError.UnknownKind]),
        error => Assert.Contains(
            FaultyTables.Cases.Values, @case => @case.Markup.Contains($"{{|{error.Id}:", StringComparison.Ordinal)));
}
