using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis.CSharp;
using Sockopt.Generators.Tests.Hosting;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;
using static Sockopt.Generators.Tests.Caching.StepReasons;
using Steps = Sockopt.Generators.SocketOptionGenerator.Steps;

namespace Sockopt.Generators.Tests.Caching;

/// <summary>What an edit costs: which steps run again, and which files are printed again.</summary>
public sealed class IncrementalityTests
{
    private static readonly TableText Table =
        new("every-kind.json", Repository.EveryKind) { Emit = "Api,Handlers,Catalog", Namespace = "Acme" };

    private static readonly Dictionary<string, (Func<string> Edit, StepReasons Expected)> Edits = new()
    {
        ["saving the same text"] = (() => Repository.EveryKind, SameMeaning),
        ["one line for all"] = (() => Edited(_ => { }), SameMeaning),
        ["carriage returns"] = (() => Repository.EveryKind.ReplaceLineEndings("\r\n"), SameMeaning),
        ["blank lines"] = (() => Repository.EveryKind.Replace("{", "{\n\n", StringComparison.Ordinal), SameMeaning),
        ["options in another order"] = (() => Edited(table => Reverse(Options(table, "Acme"))), SameMeaning),
        ["levels in another order"] = (() => Edited(table => Reverse(table["levels"]!)), SameMeaning),
        ["types in another order"] = (() => Edited(table => Reverse(table["structs"]!, table["enums"]!)), SameMeaning),
        ["fields of an option in another order"] = (() => Edited(table => ReverseFields(Options(table, "Plain"))), SameMeaning),
        ["a hexadecimal number"] = (() => Replaced("\"numbers\": 300", "\"numbers\": \"0x12c\""), SameMeaning),
        ["an option's summary"] = (
            () => Edited(table => Option(table, "Plain", "Flag")["summary"] = "Other."), EditedLevel("Plain")),
        ["an option's number"] = (
            () => Edited(table => Option(table, "Foreign", "Byte")["numbers"]!["linux"] = 99), EditedLevel("Foreign")),
        ["an option that is wrong now"] = (
            () => Edited(table => Option(table, "Foreign", "Byte")["access"] = "gte"),
            new(Modified, Modified, ("Foreign", Modified), (CatalogOf("Foreign"), Modified), (Diagnostic, New))),
        ["another option"] = (
            () => Edited(table => Options(table, "Plain").Add(Copy(table, "Plain", "Flag"))), EditedLevel("Plain")),
        ["an option less"] = (() => Edited(table => Options(table, "Acme").RemoveAt(0)), EditedLevel("Acme")),
        ["a level's summary"] = (() => Edited(table => Level(table, "Empty")["summary"] = "Other."), StepReasons.Edited("Empty")),
        ["a level's number"] = (
            () => Edited(table => Level(table, "Plain")["numbers"] = 7), StepReasons.Edited("Plain", LevelList)),
        ["a field of a struct"] = (
            () => Edited(table => table["structs"]![1]!["fields"]![0]!["summary"] = "Other."), StepReasons.Edited(Types)),
        ["a member of an enumeration"] = (
            () => Edited(table => table["enums"]![0]!["members"]![0]!["id"] = "Crimson"),
            StepReasons.Edited(Types, CatalogOf("Acme"), CatalogOf("Foreign"))),
        ["a system's number of a member"] = (
            () => Edited(table => table["enums"]![2]!["members"]![0]!["numbers"]!["darwin"] = 99), StepReasons.Edited(Types)),
        ["the last level less"] = (
            () => Edited(table => table["levels"]!.AsArray().RemoveAt(1)),
            new(Modified, Modified, ("Plain", Removed), (CatalogOf("Plain"), Removed), (LevelList, Modified))),
    };

    public static TheoryData<string> Names => [.. Edits.Keys];

    [Fact]
    public void At_first_everything_is_printed() => AssertReasons(
        AllNew(
            "Acme", "Empty", "Foreign", "Plain", Types, LevelList,
            CatalogOf("Acme"), CatalogOf("Empty"), CatalogOf("Foreign"), CatalogOf("Plain")), GeneratorRun.Of(Table));

    [Fact]
    public void An_edit_of_C_sharp_costs_nothing() => AssertReasons(AllCached, GeneratorRun.Of(Table).AfterUnrelatedEdit());

    [Fact]
    public void Another_version_of_C_sharp_with_the_same_features_costs_nothing() => AssertReasons(
        AllCached, GeneratorRun.Of(Table, LanguageVersion.CSharp12).AfterMoveTo(LanguageVersion.CSharp13));

    [Fact]
    public void A_move_to_a_C_sharp_with_extension_members_adds_the_properties()
    {
        GeneratorRun before = GeneratorRun.Of(Table, LanguageVersion.CSharp13);

        GeneratorRun after = before.AfterMoveTo(LanguageVersion.CSharp14);

        Assert.Equal(GeneratorRun.Of(Table).Files, after.Files);
        Assert.Equal(before.Files, after.Files.Where(file => !file.Key.EndsWith(".Properties.g.cs", StringComparison.Ordinal)));
        CachedRun.AssertOf(after.AfterUnrelatedEdit().Result);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_edit_of_the_table_prints_again_what_it_changes_and_nothing_else(string name)
    {
        (Func<string> edit, StepReasons expected) = Edits[name];
        GeneratorRun before = GeneratorRun.Of(Table);
        TableText edited = Table.Edited(edit());

        GeneratorRun after = before.AfterEdit(Table, edited);

        AssertReasons(expected, after);
        Assert.Equal(GeneratorRun.Of(edited).Files, after.Files);
    }

    [Fact]
    public void A_level_that_goes_takes_its_files_along_and_no_others()
    {
        GeneratorRun before = GeneratorRun.Of(Table);

        GeneratorRun after = before.AfterEdit(Table, Table.Edited(Edited(table => table["levels"]!.AsArray().RemoveAt(0))));

        Assert.Equal(
            before.Files.Where(file =>
                !file.Key.StartsWith("every-kind.Acme.", StringComparison.Ordinal) && file.Key != "every-kind.Catalog.g.cs"),
            after.Files.Where(file => file.Key != "every-kind.Catalog.g.cs"));
    }

    [Fact]
    public void A_table_whose_neighbour_gains_a_level_is_neither_parsed_nor_printed_again()
    {
        TableText other = new("other.json", """{ "levels": [] }""");
        TableText edited = other.Edited(
            """{ "levels": [ { "name": "SOL_OTHER", "id": "Other", "summary": "Other.", "numbers": 1, "options": [] } ] }""");
        GeneratorRun before = GeneratorRun.Of(other, Table);

        GeneratorRun after = before.AfterEdit(other, edited);

        Assert.Equal([Modified, Cached], ReasonsOf(after.Result, Steps.Parsed));
        Assert.Equal([("Other", New)], PrintedIn(after.Result));
        Assert.Equal(before.Files, after.Files.Where(file => file.Key != "other.Other.Keys.g.cs"));
    }

    private static void AssertReasons(StepReasons expected, GeneratorRun run) =>
        Assert.Equal(expected.ToString(), StepReasons.Of(run.Result).ToString());

    private static string Edited(Action<JsonNode> edit)
    {
        JsonNode table = JsonNode.Parse(Repository.EveryKind)!;
        edit(table);
        return table.ToJsonString();
    }

    private static string Replaced(string before, string after) =>
        Repository.EveryKind.Replace(before, after, StringComparison.Ordinal);

    private static JsonNode Level(JsonNode table, string id) =>
        table["levels"]!.AsArray().Single(level => (string?)level!["id"] == id)!;

    private static JsonArray Options(JsonNode table, string level) => Level(table, level)["options"]!.AsArray();

    private static JsonNode Option(JsonNode table, string level, string id) =>
        Options(table, level).Single(option => (string?)option!["id"] == id)!;

    private static JsonNode Copy(JsonNode table, string level, string id)
    {
        JsonNode copy = Option(table, level, id).DeepClone();
        copy["id"] = "Another";
        copy["name"] = "ANOTHER";
        copy["numbers"] = 77;
        return copy;
    }

    private static void Reverse(params JsonNode[] lists)
    {
        foreach (JsonArray list in lists.Select(list => list.AsArray()))
        {
            JsonNode[] items = [.. list.Reverse().Select(item => item!.DeepClone())];
            list.Clear();
            Array.ForEach(items, list.Add);
        }
    }

    private static void ReverseFields(JsonArray options)
    {
        foreach (JsonObject option in options.Select(option => option!.AsObject()))
        {
            KeyValuePair<string, JsonNode?>[] fields =
                [.. option.Reverse().Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone()))];
            option.Clear();
            Array.ForEach(fields, option.Add);
        }
    }
}
