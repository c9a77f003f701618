using Sockopt.Conformance.Fuzzing;
using Sockopt.Conformance.Notation;

namespace Sockopt.Conformance.Tests.Fuzzing;

public sealed class ProgramModelTests
{
    private const string Pair = "a,b=pair(unix,stream,NB)";
    private const string Datagrams = "a,b=pair(unix,dgram,NB)";

    [Theory]
    // Nobody would end it.
    [InlineData("s=socket(unix,stream) ; recv(s,1)")]
    [InlineData("a,b=pair(unix,stream)")]
    [InlineData("s=socket(unix,stream) ; nonblock(s) ; wait(s)")]
    [InlineData($"{Pair} ; poll(a,IN,ms=1)")]
    // The kernel charges for more than the bytes.
    [InlineData($"{Pair} ; send(a,x*9000) ; send(a,x*9000)")]
    [InlineData($"{Pair} ; fill(a) ; recv(b,1) ; send(a,'x')")]
    [InlineData($"{Pair} ; send(a,'x') ; fill(a) ; recv(b,1) ; poll(a,OUT,ms=0)")]
    [InlineData($"{Pair} ; fill(a) ; fionread(b)")]
    [InlineData($"{Pair} ; setopt(a,SOCKET,SNDBUF,1) ; fill(a)")]
    [InlineData($"{Pair} ; setopt(a,SOCKET,SNDBUF,1) ; send(a,x*1000)")]
    [InlineData($"{Pair} ; setopt(a,SOCKET,SNDBUF,1) ; send(a,'x') ; send(a,'x')")]
    [InlineData($"{Pair} ; send(a,'x') ; setopt(a,SOCKET,SNDBUF,1)")]
    [InlineData($"{Datagrams} ; fill(a) ; send(a,'x')")]
    [InlineData($"{Datagrams} ; fill(a) ; recv(b,1) ; recv(b,1) ; recv(b,1)")]
    // The collector closes it, some time.
    [InlineData($"{Pair} ; sendfd(a,'x',b)")]
    [InlineData($"{Pair} ; c,d=pair(unix,stream,NB) ; sendfd(a,'x',d) ; sendfd(c,'x',b)")]
    // The name would be one outside the folder, or that of nobody.
    [InlineData("s=socket(unix,stream) ; bind(s,path:p,alen=5)")]
    [InlineData("s=socket(unix,stream) ; close(s) ; r=socket(unix,stream) ; bind(r,@s)")]
    [InlineData("s=socket(unix,stream) ; bind(s,path:f) ; mkfile(f)")]
    // Not the business of sockets.
    [InlineData("fionread(devnull)")]
    [InlineData("poll(-1,IN,ms=0)")]
    public void What_cannot_be_compared_is_not_allowed(string steps)
    {
        Step[] program = [.. StepParser.Parse(steps)];
        Assert.True(ProgramModel.Allows(program[..^1]) || program.Length == 1, "what comes before is not the reason");
        Assert.False(ProgramModel.Allows(program));
    }

    [Theory]
    [InlineData("s=socket(unix,stream) ; recv(s,1,dontwait)")]
    [InlineData($"{Pair} ; fill(a) ; send(a,'x') ; poll(a,OUT,ms=0) ; drain(b) ; send(a,'x')")]
    [InlineData($"{Pair} ; setopt(a,SOCKET,SNDBUF,1) ; send(a,'x') ; recv(b,1) ; send(a,'x')")]
    [InlineData($"{Datagrams} ; setopt(a,SOCKET,SNDBUF,1) ; send(a,x*4577)")]
    [InlineData($"{Datagrams} ; fill(a) ; send(a,x*4096) ; recv(b,1) ; recv(b,1)")]
    [InlineData($"{Pair} ; c,d=pair(unix,stream,NB) ; sendfd(a,'x',c,devnull,-1) ; close(c) ; recv(d,1)")]
    [InlineData("s=socket(unix,stream) ; bind(s,path:p,alen=110) ; bind(s,famonly:,alen=2) ; close(s) ; bind(s,path:p)")]
    public void What_can_be_compared_is_allowed(string steps) => Assert.True(ProgramModel.Allows(StepParser.Parse(steps)));

    [Fact]
    public void An_accept_has_a_label_only_if_a_connection_waits()
    {
        const string Listener = "l=socket(unix,stream) ; nonblock(l) ; bind(l,path:p) ; listen(l,0)";
        const string Client = "c=socket(unix,stream) ; nonblock(c)";
        Assert.False(ProgramModel.Allows(StepParser.Parse($"{Listener} ; a=accept(l)")));
        Assert.True(ProgramModel.Allows(StepParser.Parse($"{Listener} ; {Client} ; connect(c,@l) ; a=accept(l)")));
        Assert.False(ProgramModel.Allows(StepParser.Parse($"{Listener} ; {Client} ; connect(c,path:q) ; a=accept(l)")));
        Assert.False(ProgramModel.Allows(StepParser.Parse($"{Listener} ; shutdown(l,rd) ; {Client} ; connect(c,@l) ; a=accept(l)")));
    }

    [Fact]
    public void No_sequence_is_longer_than_thirty_steps()
    {
        Step[] steps = [.. StepParser.Parse(string.Join(" ; ", Enumerable.Repeat("close(-1)", 31)))];
        Assert.True(ProgramModel.Allows(steps[..30]));
        Assert.False(ProgramModel.Allows(steps));
    }
}
