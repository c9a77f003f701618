using Sockopt.Conformance.Notation;
using Sockopt.Conformance.Running;

namespace Sockopt.Conformance.Tests;

/// <summary>What steps ask of a system.</summary>
public sealed class StepRunnerTests
{
    [Theory]
    [InlineData("socket(inet6,dgram,17)", "socket InterNetworkV6 Dgram 17")]
    [InlineData("bind(3,path:a/b,alen=5)", "bind 3 unix:a/b 5")]
    [InlineData("bind(3,v4:lo:free)", "bind 3 inet:127.0.0.1:7")]
    [InlineData("bind(3,v6:any:9)", "bind 3 inet6::::9")]
    [InlineData("bind(3,abs:x)", "bind 3 unix:abstract")]
    [InlineData("connect(3,x)", "connect 3 inet:127.0.0.1:1")]
    [InlineData("listen(3,-1)", "listen 3 -1")]
    [InlineData("accept(3,alen=0)", "accept 3 0")]
    [InlineData("shutdown(3,rdwr)", "shutdown 3 2")]
    [InlineData("shutdown(devnull,9)", "shutdown 1000 9")]
    [InlineData("setopt(3,SOCKET,KEEPALIVE,1)", "setopt 3 65535 8 01000000")]
    [InlineData("setopt(3,1,2,byte(7),len=3)", "setopt 3 1 2 070000")]
    [InlineData("setopt(3,1,2,7,len=1)", "setopt 3 1 2 07")]
    [InlineData("setopt(3,1,2,str(ab))", "setopt 3 1 2 6162")]
    [InlineData("setopt(3,1,2,linger(1/2))", "setopt 3 1 2 0100000002000000")]
    [InlineData("setopt(3,1,2,tv(1/-2))", "setopt 3 1 2 0100000000000000FEFFFFFFFFFFFFFF")]
    [InlineData("setopt(3,1,2,mreq(224.0.0.1/127.0.0.1))", "setopt 3 1 2 E00000017F000001")]
    [InlineData("setopt(3,1,2,fd(-1))", "setopt 3 1 2 FFFFFFFF")]
    [InlineData(
        "setopt(3,1,2,splice(4/5/6))", "setopt 3 1 2 0400000000000000050000000000000006000000000000000000000000000000")]
    [InlineData("getopt(3,1,2)", "getopt 3 1 2 4")]
    [InlineData("getopt(3,1,2,as=tv)", "getopt 3 1 2 16")]
    [InlineData("getopt(3,1,2,as=linger,len=-1)", "getopt 3 1 2 -1")]
    [InlineData("nonblock(3)", "nonblock 3")]
    [InlineData("mkfile(plain)", "mkfile plain")]
    public void A_step_is_a_call(string step, string call)
    {
        using VirtualSystem system = new();
        Assert.True(Run(system, step).IsSuccess);
        Assert.Equal(call, Assert.Single(system.Calls));
    }

    [Fact]
    public void A_label_is_no_descriptor_any_more_when_it_is_closed()
    {
        using VirtualSystem system = new();
        StepRunner runner = new(system, SocketDomain.Unix);
        foreach (Step step in StepParser.Parse("a=socket(unix,stream) ; close(a) ; listen(a,1)"))
        {
            runner.Run(step);
        }

        Assert.Equal("listen 2147483647 1", system.Calls[^1]);
    }

    [Fact]
    public void A_pair_of_streams_is_made_by_a_listener()
    {
        using VirtualSystem system = new();
        Run(system, "a,b=pair(inet6,stream,NB)");
        Assert.Equal(
            [
                "socket InterNetworkV6 Stream 0", "bind 3 inet6:::1:0", "getsockname 3", "listen 3 1",
                "socket InterNetworkV6 Stream 0", "connect 4 inet:127.0.0.1:9", "accept 3", "close 3",
                "nonblock 4", "nonblock 5",
            ],
            system.Calls);
    }

    [Fact]
    public void A_pair_of_datagram_sockets_is_connected_crosswise()
    {
        using VirtualSystem system = new();
        Run(system, "a,b=pair(inet,dgram)");
        Assert.Equal(
            [
                "socket InterNetwork Dgram 0", "bind 3 inet:127.0.0.1:0", "getsockname 3",
                "socket InterNetwork Dgram 0", "bind 4 inet:127.0.0.1:0", "getsockname 4",
                "connect 3 inet:127.0.0.1:9", "connect 4 inet:127.0.0.1:9",
            ],
            system.Calls);
    }

    [Theory]
    [InlineData("getopt(3,1,2)", "OK ret=0 int=0 len=4")]
    [InlineData("getopt(3,1,2,len=1)", "OK ret=0 int=0 len=1")]
    [InlineData("getopt(3,1,2,len=0)", "OK ret=0 len=0")]
    [InlineData("getopt(3,1,2,as=i64)", "OK ret=0 int=0 len=8")]
    [InlineData("getopt(3,1,2,as=linger)", "OK ret=0 linger=0/0 len=8")]
    [InlineData("getopt(3,1,2,as=linger,len=4)", "OK ret=0 len=4")]
    [InlineData("getopt(3,1,2,as=tv,len=20)", "OK ret=0 tv=0/0 len=20")]
    [InlineData("getopt(3,1,2,as=err)", "OK ret=0 err=0 len=4")]
    [InlineData("getopt(3,1,2,as=str,len=3)", "OK ret=0 data='' len=3")]
    [InlineData("getsockname(3)", "OK ret=0 addr=inet:127.0.0.1:9 alen=16")]
    [InlineData("getpeername(3)", "OK ret=0 addr=unix:peer alen=7")]
    [InlineData("accept(3)", "OK ret=3 addr=unix:unnamed alen=2")]
    [InlineData("atmark(3)", "OK ret=0 int=1")]
    public void An_answer_says_what_the_call_returned(string step, string answer)
    {
        using VirtualSystem system = new();
        Expectation nothing = new("r", [], [], false, "OK");
        Assert.Equal(answer, Run(system, step).Print(nothing));
    }

    private static StepAnswer Run(VirtualSystem system, string step) =>
        new StepRunner(system, SocketDomain.Unix).Run(StepParser.Parse(step).Single());
}
