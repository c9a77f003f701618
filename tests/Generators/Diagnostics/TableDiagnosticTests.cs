using Microsoft.CodeAnalysis;
using Sockopt.Generators.Tests.Hosting;

namespace Sockopt.Generators.Tests.Diagnostics;

/// <summary>What is said of a table that is wrong, and which characters of it are underlined.</summary>
public sealed class TableDiagnosticTests
{
    public static TheoryData<string> Names => [.. FaultyTables.Cases.Keys];

    public static TheoryData<string> NamesOfSound => [.. SoundTables.Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_fault_is_underlined_and_explained(string name)
    {
        (string markup, string[] messages) = FaultyTables.Cases[name];

        AssertFaults(new(markup), messages);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_fault_is_underlined_where_lines_end_with_carriage_returns(string name)
    {
        (string markup, string[] messages) = FaultyTables.Cases[name];

        AssertFaults(new($"\n \n{markup}".ReplaceLineEndings("\r\n")), messages);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_left_of_a_faulty_table_compiles(string name)
    {
        TableText table = new(
            "acme.json", new TableMarkup(FaultyTables.Cases[name].Markup).Text) { Emit = "Api,Handlers,Catalog" };

        GeneratedCode.Compile(GeneratorRun.Of(table).Files, new Dictionary<string, string>(), GeneratedCode.Net100WithRuntime);
    }

    [Theory]
    [MemberData(nameof(NamesOfSound))]
    public void Nothing_is_said_of_a_table_that_goes_as_far_as_it_may(string name)
    {
        TableText table = new("acme.json", SoundTables.Cases[name]) { Emit = "Api,Handlers,Catalog" };

        GeneratorRun run = GeneratorRun.Of(table);

        Assert.Empty(run.Diagnostics);
        GeneratedCode.Compile(run.Files, new Dictionary<string, string>(), GeneratedCode.Net100WithRuntime);
    }

    [Fact]
    public void Everything_wrong_is_told_in_one_go()
    {
        TableMarkup markup = new(
            """
            {
              "levels": [
                {
                  "name": "SOL_ACME", "id": {|SOPT0008:"acme"|}, "summary": "Acme.", "numbers": { {|SOPT0002:"linus"|}: 1 },
                  "options": [
                    {|SOPT0003:{|}
                      "id": "Colour", "value": {|SOPT0005:"in32"|}, "access": "get set",
                      "summary": {|SOPT0004:""|}, "source": "acme(4)", "numbers": 1
                    },
                    {|SOPT0004:7|}
                  ]
                }
              ],
              {|SOPT0002:"enmus"|}: []
            }
            """);

        GeneratorRun run = GeneratorRun.Of(new TableText("acme.json", markup.Text));

        Assert.Equal(markup.Expected, run.Diagnostics.Select(TableMarkup.Describe));
    }

    [Fact]
    public void The_sound_options_of_a_faulty_table_are_generated()
    {
        string table = TableParts.Options(
            TableParts.Option(("name", "\"ACME_SOUND\""), ("id", "\"Sound\"")),
            TableParts.Option(("name", "\"ACME_WRONG\""), ("id", "\"Wrong\""), ("access", "\"gte\"")));

        GeneratorRun run = GeneratorRun.Of(new TableText("acme.json", table));

        Assert.Equal(["acme.Acme.Keys.g.cs", "acme.Acme.Properties.g.cs"], run.Files.Keys);
        Assert.Contains("ACME_SOUND", run.Files["acme.Acme.Keys.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("ACME_WRONG", run.Files["acme.Acme.Keys.g.cs"], StringComparison.Ordinal);
        Assert.Contains("AcmeSound", run.Files["acme.Acme.Properties.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("AcmeWrong", run.Files["acme.Acme.Properties.g.cs"], StringComparison.Ordinal);
        Assert.Single(run.Diagnostics);
    }

    [Fact]
    public void Options_of_a_faulty_type_are_left_out_and_the_type_alone_is_reported()
    {
        string table = $$"""
            {
              "enums": [
                { "id": "Colour", "summary": "A colour.", "members": [ { "id": "red", "numbers": 1, "summary": "Red." } ] }
              ],
              "structs": [
                { "id": "Paint", "name": "paint", "summary": "Paint.",
                  "fields": [ { "id": "Colour", "value": "Colour", "summary": "A colour." } ] }
              ],
              "levels": [ {{TableParts.LevelOf(
                  TableParts.Option(("value", "\"Colour\"")),
                  TableParts.Option(("id", "\"Paint\""), ("name", "\"ACME_PAINT\""), ("value", "\"Paint\"")))}} ]
            }
            """;

        GeneratorRun run = GeneratorRun.Of(new TableText("acme.json", table));

        Assert.Equal("SOPT0008", Assert.Single(run.Diagnostics).Id);
        GeneratedCode.Compile(run.Files, new Dictionary<string, string>(), GeneratedCode.Net100WithRuntime);
    }

    [Fact]
    public void A_file_that_is_no_text_is_reported()
    {
        Diagnostic diagnostic = Assert.Single(GeneratorRun.Of(new TableText("acme.json", null)).Diagnostics);

        Assert.Equal("acme.json(1,1): error SOPT0010: The file cannot be read as text", diagnostic.ToString());
    }

    [Fact]
    public void A_kind_of_output_that_does_not_exist_is_reported()
    {
        TableText table = new("acme.json", """{ "levels": [] }""") { Emit = "Api, Catalogue, docs," };

        Diagnostic diagnostic = Assert.Single(GeneratorRun.Of(table).Diagnostics);

        Assert.Equal(
            "acme.json(1,1): error SOPT0011: Emit names 'Catalogue, docs'; it can name Api, Handlers, Catalog",
            diagnostic.ToString());
    }

    [Fact]
    public void A_file_that_is_no_table_is_not_looked_at()
    {
        GeneratorRun run = GeneratorRun.Of(new TableText("notes.txt", "Not JSON.") { IsTable = false });

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Files);
    }

    private static void AssertFaults(TableMarkup markup, string[] messages)
    {
        GeneratorRun run = GeneratorRun.Of(new TableText("acme.json", markup.Text) { Emit = "Api,Handlers,Catalog" });

        Assert.Equal(markup.Expected, run.Diagnostics.Select(TableMarkup.Describe));
        Assert.Equal(messages, run.Diagnostics.Select(diagnostic => diagnostic.GetMessage(null)));
        Assert.All(run.Diagnostics, diagnostic => Assert.Equal("acme.json", diagnostic.Location.GetLineSpan().Path));
    }
}
