using Sockopt.Conformance.Notation;

namespace Sockopt.Conformance.Tests;

public sealed class ConditionTests
{
    [Theory]
    [InlineData("ret=5", "5")]
    [InlineData("ret=4||5", "5")]
    [InlineData("ret!=4", "5")]
    [InlineData("ret!=3||4", "5")]
    [InlineData("ret>=5", "5")]
    [InlineData("ret<=5", "5")]
    [InlineData("data='abc'", "'abc'")]
    [InlineData("data=a*3", "'aaa'")]
    [InlineData("data!='abd'", "'abc'")]
    [InlineData("data~'bc'", "'abc'")]
    [InlineData("data!~'cb'", "'abc'")]
    [InlineData("linger=1/5", "1/5")]
    [InlineData("linger!=0/5", "1/5")]
    [InlineData("flags=0", "0")]
    [InlineData("flags=trunc,ctrunc", "ctrunc,trunc")]
    [InlineData("flags=0||trunc", "trunc")]
    [InlineData("flags!=trunc", "trunc,eor")]
    [InlineData("ev~IN,HUP", "IN,OUT,HUP")]
    [InlineData("ev!~IN,HUP", "OUT")]
    [InlineData("err=0", "0")]
    [InlineData("err=ECONNREFUSED||0", "ECONNREFUSED")]
    [InlineData("err!=0", "EPIPE")]
    [InlineData("addr=none", "none")]
    [InlineData("addr=unix:gr", "unix:gr")]
    [InlineData("addr~inet:g||unix:g", "unix:gr")]
    [InlineData("addr=inet:127.0.0.1:nz||inet6:::1:nz", "inet6:::1:80")]
    [InlineData("addr!=inet:127.0.0.1:nz", "inet:127.0.0.1:0")]
    public void It_holds(string condition, string actual) => Assert.True(Holds(condition, actual));

    [Theory]
    [InlineData("ret=5", "6")]
    [InlineData("ret=4||5", "6")]
    [InlineData("ret!=5", "5")]
    [InlineData("ret!=5||6", "6")]
    [InlineData("ret>=5", "4")]
    [InlineData("ret<=5", "6")]
    [InlineData("data='abc'", "'abcd'")]
    [InlineData("data=a*3", "'aa'")]
    [InlineData("data!='abc'", "'abc'")]
    [InlineData("data~'bc'", "'acb'")]
    [InlineData("data!~'bc'", "'abc'")]
    [InlineData("linger=1/5", "5/1")]
    [InlineData("linger!=1/5", "1/5")]
    [InlineData("flags=0", "trunc")]
    [InlineData("flags=trunc,ctrunc", "trunc")]
    [InlineData("flags=trunc", "trunc,eor")]
    [InlineData("flags!=trunc", "trunc")]
    [InlineData("ev~IN,HUP", "IN,OUT")]
    [InlineData("ev!~IN,HUP", "HUP")]
    [InlineData("err=0", "EPIPE")]
    [InlineData("err=ECONNREFUSED||0", "EPIPE")]
    [InlineData("err!=0", "0")]
    [InlineData("addr=none", "unix:none")]
    [InlineData("addr=unix:gr", "unix:gra")]
    [InlineData("addr~unix:gr||inet:gr", "unix:rg")]
    [InlineData("addr!~unix:g", "unix:gr")]
    [InlineData("addr=inet:127.0.0.1:nz||inet6:::1:nz", "inet:127.0.0.1:0")]
    [InlineData("addr=inet:127.0.0.1:nz", "inet:127.0.0.2:80")]
    [InlineData("addr=inet6::::nz", "inet6:::1:80")]
    [InlineData("addr!=inet:127.0.0.1:nz", "inet:127.0.0.1:80")]
    public void It_does_not_hold(string condition, string actual) => Assert.False(Holds(condition, actual));

    // The actual value is read as the expected one is, so that a row says both in the same words.
    private static bool Holds(string condition, string actual)
    {
        Condition parsed = Parse(condition);
        return parsed.Holds(Parse($"{parsed.Key.Name()}={actual}").Alternatives[0]);
    }

    private static Condition Parse(string condition) =>
        ExpectationParser.Parse("expected", $"r: OK {condition}", new HashSet<string> { "r" })[0].Conditions[0];
}
