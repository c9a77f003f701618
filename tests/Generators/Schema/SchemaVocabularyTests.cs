using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sockopt.Generators.Model;
using Sockopt.Generators.Table;

namespace Sockopt.Generators.Tests.Schema;

/// <summary>Schema and parser know the same fields and the same words.</summary>
public sealed class SchemaVocabularyTests
{
    private static readonly JsonNode Root = JsonNode.Parse(TableSchema.Text)!;

    private static readonly Dictionary<string, (JsonNode Object, IEnumerable<string> Fields)> Objects = new()
    {
        ["table"] = (Root, TableParser.Fields),
        ["level"] = (Definition("level"), LevelParser.Fields),
        ["option"] = (Definition("option"), OptionParser.Fields),
        ["struct"] = (Definition("struct"), StructParser.Fields),
        ["field"] = (Definition("field"), StructParser.FieldFields),
        ["enum"] = (Definition("enum"), EnumParser.Fields),
        ["member"] = (Definition("member"), EnumParser.MemberFields),
        ["numbers"] = (Definition("numbers")["anyOf"]![1]!, AllSystems),
        ["lines by system"] = (Definition("linesBySystem"), AllSystems),
        ["access"] = (Property("access")["anyOf"]![1]!, AllSystems.Append("default")),
        ["range"] = (Property("range")["anyOf"]![1]!, AllSystems.Append("default")),
        ["kernel"] = (Property("kernel"), AllSystems),
        ["wire"] = (Property("wire"), AllSystems.Except([Abi.Core.Name()])),
        ["privilege by system"] = (Property("privilege"), AllSystems),
        ["privilege"] = (Definition("privilege"), OptionParser.PrivilegeFields),
        ["name of the framework"] = (Definition("frameworkName")["anyOf"]![1]!, FrameworkParser.Fields),
        ["pack"] = (Definition("struct")["properties"]!["pack"]!, Abis.Emitted.Select(Abis.Name)),
        ["layouts"] = (Definition("struct")["properties"]!["layouts"]!, Abis.Emitted.Select(Abis.Name)),
    };

    private static readonly Dictionary<string, (JsonNode Words, IEnumerable<string> Known)> Words = new()
    {
        ["direction"] = (Definition("direction"), OptionParser.Accesses.Keys),
        ["socket type"] = (Property("sockets")["items"]!, OptionParser.SocketTypes),
        ["domain"] = (Definition("domain"), LevelParser.Domains),
        ["state"] = (Property("when"), OptionParser.States),
        ["effect"] = (Definition("effect"), OptionParser.Effects),
        ["behaviour"] = (Property("core"), OptionParser.Behaviours),
        ["system of the framework"] = (Definition("frameworkSystems")["items"]!, FrameworkParser.Systems),
        ["wire form"] = (Definition("wireForm"), OptionParser.WireForms.Keys),
        ["wire form of a field"] = (Definition("field")["properties"]!["wire"]!, StructParser.FieldWireForms),
        ["value"] = (Definition("value")["anyOf"]![0]!, WithoutLength(ValueKinds.OfOptions)),
        ["value of a field"] = (Definition("fieldValue")["anyOf"]![0]!, WithoutLength(ValueKinds.OfFields)),
        ["name that is taken"] = (Definition("identifier")["not"]!, Identifiers.Taken),
        ["name that the catalog takes"] = (Excluded("level"), Identifiers.TakenByCatalog),
        ["name that records take"] = (Excluded("field"), Identifiers.TakenByRecords),
    };

    public static TheoryData<string> ObjectNames => [.. Objects.Keys];

    public static TheoryData<string> WordNames => [.. Words.Keys];

    private static IEnumerable<string> AllSystems => Abis.All.Select(Abis.Name);

    [Theory]
    [MemberData(nameof(ObjectNames))]
    public void An_object_has_the_fields_that_the_parser_knows_and_no_others(string name)
    {
        (JsonNode schema, IEnumerable<string> fields) = Objects[name];

        Assert.Equal(fields.Order(), schema["properties"]!.AsObject().Select(property => property.Key).Order());
        Assert.False((bool)schema["additionalProperties"]!);
    }

    [Theory]
    [MemberData(nameof(ObjectNames))]
    public void Every_field_says_what_it_is(string name) => Assert.All(
        Objects[name].Object["properties"]!.AsObject(),
        property => Assert.EndsWith(".", (string?)property.Value!["description"], StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(WordNames))]
    public void A_field_has_the_words_that_the_parser_knows_and_no_others(string name)
    {
        (JsonNode schema, IEnumerable<string> known) = Words[name];

        Assert.Equal(known.Order(), schema["enum"]!.AsArray().Select(word => (string)word!).Order());
    }

    [Fact]
    public void An_alignment_is_one_that_the_parser_knows() =>
        Assert.Equal(LayoutParser.Packs, Definition("alignment")["enum"]!.AsArray().Select(pack => (long)pack!));

    [Fact]
    public void A_name_of_the_framework_is_one_that_the_parser_knows() => Assert.Equal(
        $"^~?({string.Join('|', FrameworkNames.Levels)})\\.({string.Join('|', FrameworkNames.Names)})$",
        (string?)Definition("frameworkPair")["pattern"]);

    [Fact]
    public void A_property_of_the_framework_is_one_that_the_parser_knows() => Assert.Equal(
        $"^!?({string.Join('|', FrameworkNames.Properties.Select(Regex.Escape))})$",
        (string?)Property("properties")["items"]!["pattern"]);

    private static IEnumerable<string> WithoutLength(IEnumerable<string> kinds) =>
        kinds.Where(name => !name.Contains('(', StringComparison.Ordinal));

    private static JsonNode Definition(string name) => Root["definitions"]![name]!;

    /// <summary>What the id of an object cannot be, beside what no id can be.</summary>
    private static JsonNode Excluded(string name) => Definition(name)["properties"]!["id"]!["allOf"]![1]!["not"]!;

    private static JsonNode Property(string name) => Definition("option")["properties"]![name]!;
}
