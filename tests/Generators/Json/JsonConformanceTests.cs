using Sockopt.Generators.Table.Json;

namespace Sockopt.Generators.Tests.Json;

public sealed class JsonConformanceTests
{
    public static TheoryData<string> Names => JsonCorpus.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void The_reader_and_SystemTextJson_agree_on_every_document_of_the_corpus(string name)
    {
        string text = JsonCorpus.Documents[name];

        Assert.Equal(!name.StartsWith("n_", StringComparison.Ordinal), SystemTextJson.Accepts(text));
        SystemTextJson.AssertAgrees(text);
    }

    [Fact]
    public void The_corpus_has_documents_of_every_category()
    {
        Assert.InRange(JsonCorpus.OfCategory("y_").Count(), 75, int.MaxValue);
        Assert.InRange(JsonCorpus.OfCategory("n_").Count(), 75, int.MaxValue);
        Assert.NotEmpty(JsonCorpus.OfCategory("h_"));
    }

    [Fact]
    public void An_escaped_half_of_a_surrogate_pair_is_decoded_to_that_half()
    {
        JsonString root = Assert.IsType<JsonString>(JsonReader.Read("""  "a\ud83db\ude00\ud83d"  """, out _));

        Assert.Equal("a\ud83db\ude00\ud83d", root.Value);
    }

    [Theory]
    [InlineData("[", "]", 64)]
    [InlineData("{\"a\":", "}", 64)]
    [InlineData("[{\"a\":", "}]", 32)]
    public void Sixty_four_levels_are_read_and_one_more_is_an_error(string open, string close, int times)
    {
        string Nested(string inside) => Repeat(open, times) + inside + Repeat(close, times);

        SystemTextJson.AssertAgrees(Nested("0"));
        Assert.NotNull(JsonReader.Read(Nested("0"), out _));
        foreach (string oneMore in new[] { "[]", "{}" })
        {
            SystemTextJson.AssertAgrees(Nested(oneMore));

            Assert.Null(JsonReader.Read(Nested(oneMore), out JsonError? error));
            Assert.Equal(times * open.Length, error?.Offset);
        }
    }

    [Fact]
    public void Levels_that_were_closed_do_not_count()
    {
        string siblings = "[" + string.Join(',', Enumerable.Repeat("[[],{},{\"a\":[]}]", 100)) + "]";

        SystemTextJson.AssertAgrees(siblings);
        Assert.NotNull(JsonReader.Read(siblings, out _));
    }

    /// <summary>Anything quadratic in the text, or recursive without bound, would not end well here.</summary>
    [Theory]
    [InlineData("[", "-1.25e-3, ", "0]")]
    [InlineData("[", "\"\\u0061b\",", "0]")]
    [InlineData("{", "\"name\": [true, -1.5e3],\n", "\"\": null}")]
    [InlineData("\"", "a", "\"")]
    [InlineData("\"", "\\n", "\"")]
    [InlineData("\"", "😀", "")]
    [InlineData("", " ", "")]
    [InlineData("", "1", "")]
    [InlineData("", "1", "x")]
    [InlineData("", "x", "")]
    [InlineData("", "[", "")]
    [InlineData("", "{\"a\":", "")]
    [InlineData("", "-", "")]
    public void Ten_megabytes_are_judged_like_SystemTextJson_does(string start, string repeated, string end)
    {
        string text = start + Repeat(repeated, 10_000_000 / repeated.Length) + end;

        Assert.Equal(SystemTextJson.Accepts(text), JsonReader.Read(text, out _) is not null);
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
