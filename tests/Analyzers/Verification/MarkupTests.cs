using Microsoft.CodeAnalysis.Text;

namespace Sockopt.Analyzers.Tests.Verification;

public sealed class MarkupTests
{
    [Fact]
    public void Marks_are_taken_out_and_their_places_kept()
    {
        Markup markup = Markup.Parse("a [|bc|] {|SOPT1001:d|}");

        Assert.Equal("a bc d", markup.Source);
        Assert.Equal(
            [new MarkedSpan(new TextSpan(2, 2), null), new MarkedSpan(new TextSpan(5, 1), "SOPT1001")],
            markup.Spans.ToArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("no marks: a[0] || b | c, { d }")]
    [InlineData("[|a|][|b|] {|SOPT1001:c|}")]
    [InlineData("[|a {|SOPT1001:b|}|] c")]
    [InlineData("{|SOPT1002:{|SOPT1001:a|} b|}")]
    public void Rendering_is_the_inverse_of_parsing(string marked)
    {
        Markup markup = Markup.Parse(marked);

        Assert.Equal(marked, Markup.Render(markup.Source, markup.Spans));
    }

    [Theory]
    [InlineData("[|a")]
    [InlineData("a|]")]
    [InlineData("{|SOPT1001:a")]
    public void Half_a_mark_is_refused(string marked) => Assert.Throws<VerificationException>(() => Markup.Parse(marked));
}
