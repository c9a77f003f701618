namespace Sockopt.Generators.Tests.Output;

public sealed class FirstDifferenceTests
{
    [Fact]
    public void The_lines_around_the_first_difference_are_shown()
    {
        const string before = "1\n2\n3\n4\n5\n6\n7\n8\n9";
        const string after = "1\n2\n3\n4\nfive\n6\n7\n8\nnine";

        Assert.Equal("@@ line 5 @@\n  2\n  3\n  4\n- 5\n- 6\n- 7\n+ five\n+ 6\n+ 7", FirstDifference.Describe(before, after));
    }

    [Theory]
    [InlineData("1\n2", "1", "@@ line 2 @@\n  1\n- 2")]
    [InlineData("1", "1\n2", "@@ line 2 @@\n  1\n+ 2")]
    [InlineData("", "1", "@@ line 1 @@\n- \n+ 1")]
    public void The_end_of_one_text_is_a_difference(string before, string after, string expected) =>
        Assert.Equal(expected, FirstDifference.Describe(before, after));
}
