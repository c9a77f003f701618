using System.Globalization;
using System.Text.Json;
using Sockopt.Generators.Table.Json;

namespace Sockopt.Generators.Tests.Json;

public sealed class JsonPositionTests
{
    public static TheoryData<string> Documents => [.. JsonCorpus.OfCategory("y_").Concat(JsonCorpus.OfCategory("h_"))];

    [Fact]
    public void Every_token_knows_where_it_stands()
    {
        const string text = """ { "a\u0062" : [ -1.5e3 , true ] , "😀" : null , "c" : { "d" : "\n" } } """;

        string[] tokens = [.. Tokens(JsonReader.Read(text, out _)!).Select(token => text.Substring(token.Offset, token.Length))];

        Assert.Equal(
            [
                """{ "a\u0062" : [ -1.5e3 , true ] , "😀" : null , "c" : { "d" : "\n" } }""",
                "\"a\\u0062\"",
                "[ -1.5e3 , true ]",
                "-1.5e3",
                "true",
                "\"😀\"",
                "null",
                "\"c\"",
                """{ "d" : "\n" }""",
                "\"d\"",
                "\"\\n\"",
            ],
            tokens);
    }

    /// <summary>Read on its own, what a token covers means the same: it covers all of the token and nothing else.</summary>
    [Theory]
    [MemberData(nameof(Documents))]
    public void The_extent_of_a_token_is_the_token_as_written(string text)
    {
        foreach (JsonNode token in Tokens(JsonReader.Read(text, out _)!))
        {
            string written = text.Substring(token.Offset, token.Length);
            JsonNode? again = JsonReader.Read(written, out _);

            Assert.IsType(token.GetType(), again);
            Assert.Equal((0, written.Length), (again?.Offset, again?.Length));
            Assert.Equal((token as JsonString)?.Value, (again as JsonString)?.Value);
        }
    }

    [Fact]
    public void The_extents_are_those_of_SystemTextJson()
    {
        const string text = """{ "name" : [ 1.0 , "\u0061" , { } , false ] }""";
        using JsonDocument document = JsonDocument.Parse(text);
        JsonElement array = document.RootElement.GetProperty("name");
        string[] expected = [text, "\"name\"", array.GetRawText(), .. array.EnumerateArray().Select(item => item.GetRawText())];

        Assert.Equal(expected, Tokens(JsonReader.Read(text, out _)!).Select(token => text.Substring(token.Offset, token.Length)));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("fa-IR")]
    public void Numbers_are_read_alike_in_every_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.True(Assert.IsType<JsonNumber>(JsonReader.Read("-1", out _)).TryGetInt64(out long value));
            Assert.Equal(-1, value);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>The node and all below it, in the order of the text.</summary>
    private static IEnumerable<JsonNode> Tokens(JsonNode node) => node switch
    {
        JsonObject json => [json, .. json.Members.SelectMany(member => Tokens(member.Value).Prepend(member.Name))],
        JsonArray json => [json, .. json.Items.SelectMany(Tokens)],
        _ => [node],
    };
}
