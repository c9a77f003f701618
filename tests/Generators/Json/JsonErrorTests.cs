using Sockopt.Generators.Table.Json;

namespace Sockopt.Generators.Tests.Json;

public sealed class JsonErrorTests
{
    public static TheoryData<string> Names =>
        [.. JsonCorpus.Documents.Keys.Where(name => name.StartsWith("n_", StringComparison.Ordinal))];

    /// <summary>The error's extent is marked with ‹ and ›; there is nothing between them at the end of the text.</summary>
    [Theory]
    [InlineData("‹›", "expected a value, found the end of the text")]
    [InlineData("‹True›", "expected a value, found 'True'")]
    [InlineData("‹+1›", "expected a value, found '+1'")]
    [InlineData("‹tru›", "expected a value, found 'tru'")]
    [InlineData("‹falsehood›", "expected a value, found 'falsehood'")]
    [InlineData("[‹nul›]", "expected a value or ']', found 'nul'")]
    [InlineData("‹~›", "expected a value, found '~'")]
    [InlineData("‹\u007f›", "expected a value, found U+007F")]
    [InlineData("‹/›/ a", "expected a value, found a comment, which JSON does not have")]
    [InlineData("‹\ufeff›{}", "expected a value, found U+FEFF")]
    [InlineData("‹😀›", "expected a value, found U+1F600")]
    [InlineData("1 ‹2›", "expected the end of the text after the document's value, found '2'")]
    [InlineData("{‹›", "expected a member name or '}', found the end of the text")]
    [InlineData("{‹name›: 1}", "expected a member name or '}', found 'name'")]
    [InlineData("{\"a\": 1,‹}›", "expected a member name after ',', found '}'")]
    [InlineData("{\"a\" ‹=› 1}", "expected ':' after the name \"a\", found '='")]
    [InlineData("{\"a\":‹}›", "expected a value after ':', found '}'")]
    [InlineData("{\"name\": 1 ‹\"›b\": 2}", "expected ',' or '}' after the value of \"name\", found '\"'")]
    [InlineData("{\"\\n\": []‹›", "expected ',' or '}' after the value of \"\\n\", found the end of the text")]
    [InlineData("[‹,›]", "expected a value or ']', found ','")]
    [InlineData("[1, ‹]›", "expected a value after ',', found ']'")]
    [InlineData("[1 ‹true›]", "expected ',' or ']' after the array's item, found 'true'")]
    [InlineData("[‹01›]", "the number 01 has a leading zero")]
    [InlineData("[‹-007.5›]", "the number -007.5 has a leading zero")]
    [InlineData("‹-›", "expected a digit after '-' in the number -")]
    [InlineData("[‹1.e5›]", "expected a digit after '.' in the number 1.e5")]
    [InlineData("[‹1e+›]", "expected a digit in the exponent in the number 1e+")]
    [InlineData("[‹0x1F›]", "expected the number 0 to end, found 'x1F'")]
    [InlineData("[‹1.2.3›]", "expected the number 1.2 to end, found '.3'")]
    [InlineData("[‹\"abc›", "unterminated string: expected '\"', found the end of the text")]
    [InlineData("[‹\"abc],›\r\n1]", "unterminated string: expected '\"', found U+000D")]
    [InlineData("\"a‹\t›b\"", "a string cannot hold the control character U+0009: expected an escape")]
    [InlineData("\"a‹\\x›41\"", "expected one of \" \\ / b f n r t u after '\\', found 'x'")]
    [InlineData("\"a‹\\ ›\"", "expected one of \" \\ / b f n r t u after '\\', found ' '")]
    [InlineData("\"a‹\\😀›\"", "expected one of \" \\ / b f n r t u after '\\', found U+1F600")]
    [InlineData("\"a‹\\›", "expected one of \" \\ / b f n r t u after '\\', found the end of the text")]
    [InlineData("\"‹\\u12›G4\"", "expected four hexadecimal digits after '\\u', found 'G'")]
    [InlineData("\"‹\\u›\"", "expected four hexadecimal digits after '\\u', found '\"'")]
    public void An_error_says_where_it_is_what_was_found_and_what_was_expected(string marked, string message)
    {
        int start = marked.IndexOf('‹');
        int end = marked.IndexOf('›') - 1;
        string text = marked.Replace("‹", "", StringComparison.Ordinal).Replace("›", "", StringComparison.Ordinal);

        Assert.Null(JsonReader.Read(text, out JsonError? error));

        Assert.Equal(new JsonError(start, end - start, message), error);
    }

    /// <summary>Not a case above, because attributes are stored in UTF-8, which cannot hold half of a pair.</summary>
    [Fact]
    public void Half_of_a_surrogate_pair_is_an_error()
    {
        JsonReader.Read("\"a\ud83d\"", out JsonError? error);

        Assert.Equal(new JsonError(2, 1, "expected both halves of a surrogate pair, found only U+D83D"), error);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    public void Nesting_that_is_too_deep_is_an_error_at_the_bracket_that_goes_too_far(string opening)
    {
        JsonReader.Read(string.Concat(Enumerable.Repeat(opening, JsonReader.MaxDepth + 1)), out JsonError? error);

        Assert.Equal(
            new JsonError(64 * opening.Length, 1, "expected at most 64 nested objects and arrays, found one more"), error);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_error_covers_something_unless_the_text_is_over(string name)
    {
        string text = JsonCorpus.Documents[name];

        JsonReader.Read(text, out JsonError? error);

        Assert.NotNull(error);
        Assert.InRange(error.Value.Offset, 0, text.Length);
        Assert.InRange(error.Value.Length, error.Value.Offset < text.Length ? 1 : 0, text.Length - error.Value.Offset);
    }

    [Theory]
    [InlineData("x", "")]
    [InlineData("9", "x")]
    [InlineData("0", "0")]
    public void A_message_does_not_grow_with_the_text(string repeated, string end)
    {
        JsonReader.Read(string.Concat(Enumerable.Repeat(repeated, 100_000)) + end, out JsonError? error);

        Assert.Equal(100_000 + end.Length, error?.Length);
        Assert.InRange(error!.Value.Message.Length, 1, 120);
    }

    [Theory]
    [InlineData("😀😀", "😀…")]
    [InlineData("😀aa", "😀…")]
    [InlineData("a😀😀", "a…")]
    [InlineData("aa", "a…")]
    public void A_long_name_is_quoted_up_to_a_whole_character(string end, string quoted)
    {
        JsonReader.Read("{\"" + new string('a', 38) + end + "\"", out JsonError? error);

        Assert.Equal($"expected ':' after the name \"{new string('a', 38)}{quoted}, found the end of the text", error?.Message);
    }

    [Fact]
    public void A_name_of_forty_characters_with_its_quotes_is_quoted_whole()
    {
        string name = '"' + new string('a', 38) + '"';

        JsonReader.Read("{" + name, out JsonError? error);

        Assert.Equal($"expected ':' after the name {name}, found the end of the text", error?.Message);
    }
}
