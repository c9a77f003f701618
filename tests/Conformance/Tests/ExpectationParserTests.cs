using System.Collections.Immutable;
using Sockopt.Conformance.Notation;

namespace Sockopt.Conformance.Tests;

public sealed class ExpectationParserTests
{
    [Theory]
    [InlineData("q: OK", "character 1: no step is called 'q'")]
    [InlineData("r: OK ; r: OK", "character 9: there is an answer of 'r' already")]
    [InlineData("r OK", "character 2: expected ':', not ' '")]
    [InlineData("r: YES", "character 4: expected OK, ERR or ANY, not 'YES'")]
    [InlineData("r: ANY ret=1", "character 8: expected ';' or the end")]
    [InlineData("r: ERR", "character 7: expected ' ', not the end")]
    [InlineData("r: ERR EWHAT", "character 8: unknown error 'EWHAT'")]
    [InlineData("r: ERR EINVAL|EWHAT", "character 15: unknown error 'EWHAT'")]
    [InlineData("r: ERR Success", "character 8: unknown error 'Success'")]
    [InlineData("r: OK size=1", "character 7: unknown key 'size'")]
    [InlineData("r: OK ret", "character 10: expected =, !=, >=, <=, ~ or !~")]
    [InlineData("r: OK ret~1", "character 10: '~' does not compare ret")]
    [InlineData("r: OK ret!~1", "character 10: '!~' does not compare ret")]
    [InlineData("r: OK data>='a'", "character 11: '>=' does not compare data")]
    [InlineData("r: OK linger<=1/2", "character 13: '<=' does not compare linger")]
    [InlineData("r: OK ret=x", "character 11: expected number, not 'x'")]
    [InlineData("r: OK ret=1||x", "character 14: expected number, not 'x'")]
    [InlineData("r: OK data=abc", "character 12: expected data, 'text' or x*N, not 'a'")]
    [InlineData("r: OK flags=trnc", "character 13: unknown flag 'trnc'")]
    [InlineData("r: OK ev~IN,UOT", "character 13: unknown event 'UOT'")]
    [InlineData("r: OK linger=1", "character 15: expected '/', not the end")]
    [InlineData("r: OK err=EWHAT", "character 11: unknown error 'EWHAT'")]
    [InlineData("r: OK addr=ipx:1", "character 12: unknown address 'ipx:1'")]
    [InlineData("r: OK addr=unix:", "character 12: unknown address 'unix:'")]
    public void What_is_not_in_the_notation_is_an_error_at_its_place(string expected, string message)
    {
        NotationException exception = Assert.Throws<NotationException>(() => Parse(expected));
        Assert.Equal($"expected, {message}", exception.Message);
    }

    [Fact]
    public void An_answer_is_success_or_one_of_some_errors_or_anything()
    {
        ImmutableArray<Expectation> expectations = Parse("r: OK ; s: ERR EINVAL|EBADF ms<=5 ; t: ANY");
        Assert.Equal(["r", "s", "t"], expectations.Select(expected => expected.Label));
        Assert.Equal(["OK", "ERR EINVAL|EBADF ms<=5", "ANY"], expectations.Select(expected => expected.Text));
        Assert.Equal([Errno.EINVAL, Errno.EBADF], expectations[1].Errors.AsEnumerable());
        Assert.Equal(AnswerKey.Ms, Assert.Single(expectations[1].Conditions).Key);
        Assert.Equal([false, false, true], expectations.Select(expected => expected.IsAny));
    }

    [Fact]
    public void Every_key_can_be_expected()
    {
        const string All = "r: OK ret=1 data='a b;' flags=0 int=-1 len=4 linger=1/2 tv=-1/0 addr=unix:a alen=2 ev=IN,HUP "
            + "nfds=1 err=0 ms>=1";
        Assert.Equal(
            AnswerKeys.ByName.Values.Order(),
            Assert.Single(Parse(All)).Conditions.Select(condition => condition.Key).Order());
    }

    private static ImmutableArray<Expectation> Parse(string expected) =>
        ExpectationParser.Parse("expected", expected, new HashSet<string> { "r", "s", "t" });
}
