using Sockopt.Generators.Table;
using Sockopt.Generators.Tests.Diagnostics;
using Sockopt.Generators.Tests.Hosting;

namespace Sockopt.Generators.Tests.Schema;

/// <summary>The schema accepts the tables that the parser accepts, and refuses what it can of the others.</summary>
public sealed class TableSchemaTests
{
    /// <summary>What can be told by looking at one value. The rest, such as a number that two options share, only the parser
    /// sees.</summary>
    private static readonly TableError[] Local =
    [
        TableError.UnknownField,
        TableError.MissingField,
        TableError.WrongValue,
        TableError.UnknownName,
        TableError.NotAnIdentifier,
    ];

    /// <summary>What would be local, but a schema has no words for it.</summary>
    private static readonly string[] BeyondSchemas =
    [
        "a range upside down", "half of a surrogate pair", "the other half of a surrogate pair",
        "a surrogate pair the wrong way round", "what is no character", "a field named like its struct",
        "options named like their classes",
        "types named like what is generated", "a property named like what every object has", "a property named like its class",
        "a property named like what the view has", "a layout with a field twice", "a layout of nothing but padding",
        "a layout with a field of another struct", "a variant of nothing", "a variant of itself", "lengths of nothing",
        "an unknown type of the table",
    ];

    public static TheoryData<string> RefusedCases => [.. FaultyTables.Cases
        .Where(@case => Local.Any(error => @case.Value.Markup.Contains($"{{|{error.Id}:", StringComparison.Ordinal)))
        .Select(@case => @case.Key)
        .Except(BeyondSchemas)];

    public static TheoryData<string> SoundCases => [.. SoundTables.Cases.Keys];

    [Fact]
    public async Task The_table_of_all_options_is_accepted() => Assert.Empty(await TableSchema.ErrorsIn(Repository.Options));

    [Fact]
    public async Task A_table_in_which_everything_occurs_is_accepted() =>
        Assert.Empty(await TableSchema.ErrorsIn(Repository.EveryKind));

    [Fact]
    public async Task The_tables_that_faults_are_put_into_are_accepted()
    {
        Assert.Empty(await TableSchema.ErrorsIn(TableParts.Options()));
        Assert.Empty(await TableSchema.ErrorsIn(TableParts.Options(TableParts.Option())));
    }

    [Theory]
    [MemberData(nameof(SoundCases))]
    public async Task A_table_that_goes_as_far_as_it_may_is_accepted(string name) =>
        Assert.Empty(await TableSchema.ErrorsIn(SoundTables.Cases[name]));

    [Theory]
    [MemberData(nameof(RefusedCases))]
    public async Task What_the_parser_refuses_of_one_value_the_schema_refuses(string name)
    {
        string table = new TableMarkup(FaultyTables.Cases[name].Markup).Text;

        Assert.NotEmpty(await TableSchema.ErrorsIn(table));
    }
}
