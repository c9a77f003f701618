using Sockopt.Conformance.Fuzzing;
using Sockopt.Conformance.Notation;
using Sockopt.Conformance.Running;

namespace Sockopt.Conformance.Tests.Fuzzing;

public sealed class AnswerComparisonTests
{
    private const string Filled = "a,b=pair(unix,stream,NB) ; fill(a)";

    [Theory]
    // Descriptors are numbers that a system chooses.
    [InlineData("", "s=socket(unix,stream)", "OK ret=3", "OK ret=44", "")]
    [InlineData("", "accept(3)", "OK ret=3 addr=unix:unnamed alen=2", "OK ret=4 addr=unix:p alen=2", "Addr")]
    // How much goes into a buffer is its own affair.
    [InlineData("a,b=pair(unix,stream,NB)", "fill(a)", "OK ret=4096", "OK ret=8192", "")]
    [InlineData(Filled, "drain(b)", "OK ret=4096", "OK ret=8192", "")]
    [InlineData($"{Filled} ; drain(b) ; send(a,'x')", "drain(b)", "OK ret=1", "OK ret=2", "")]
    [InlineData("a,b=pair(unix,stream,NB)", "drain(b)", "OK ret=0", "OK ret=1", "Ret")]
    // Whether there is somebody, and not who.
    [InlineData("", "getopt(3,SOCKET,PEERCRED)", "OK ret=0 len=4 int=0", "OK ret=0 len=4 int=-1", "")]
    [InlineData("", "getopt(3,SOCKET,PEERCRED)", "OK ret=0 len=4 int=1000", "OK ret=0 len=4 int=7", "")]
    [InlineData("", "getopt(3,SOCKET,PEERCRED)", "OK ret=0 len=4 int=0", "OK ret=0 len=4 int=7", "Int")]
    [InlineData("", "getopt(3,SOCKET,PEERCRED,len=1)", "OK ret=0 len=1 int=0", "OK ret=0 len=1 int=255", "")]
    [InlineData("", "getopt(3,SOCKET,PEERCRED,len=1)", "OK ret=0 len=1 int=0", "OK ret=0 len=0", "Len")]
    // Everything else is compared.
    [InlineData("", "getopt(3,SOCKET,TYPE)", "OK ret=0 len=4 int=1", "OK ret=0 len=4 int=2", "Int")]
    [InlineData("", "recv(3,5)", "OK ret=2 data='ab'", "OK ret=2 data='ac'", "Data")]
    [InlineData("", "recv(3,5)", "OK ret=2 data='ab'", "OK ret=2 data='ab'", "")]
    [InlineData("", "recv(3,100)", "OK ret=70 data=x*70", "OK ret=71 data=x*71", "Ret,Data")]
    [InlineData("", "recvmsg(3,5)", "OK ret=0 flags=ctrunc,trunc nfds=0", "OK ret=0 flags=trunc,ctrunc nfds=1", "Nfds")]
    [InlineData("", "poll(3,IN,ms=0)", "OK ret=1 ev=IN", "OK ret=1 ev=IN,HUP", "Ev")]
    [InlineData("", "getsockname(3)", "OK ret=0 addr=unix:p alen=4", "OK ret=0", "Addr,Alen")]
    public void Answers_differ_in_what_systems_may_not_choose(
        string before, string steps, string one, string other, string keys)
    {
        ProgramModel model = new();
        foreach (Step step in before.Length == 0 ? [] : StepParser.Parse(before))
        {
            model.Apply(step);
        }

        string text = before.Length == 0 ? steps : $"{before} ; {steps}";
        Operation operation = StepParser.Parse(text)[^1].Operation;
        IReadOnlyList<AnswerKey> different = AnswerComparison.Differences(
            AnswerComparison.Normalize(operation, Answer(one), model),
            AnswerComparison.Normalize(operation, Answer(other), model));
        Assert.Equal(keys, string.Join(',', different));
    }

    // An expected answer whose conditions are what is answered.
    private static StepAnswer Answer(string text) => ExpectationParser.Parse("answer", $"r: {text}", new HashSet<string> { "r" })
        .Single().Conditions
        .Aggregate(
            new StepAnswer(Errno.Success, StepAnswer.Returned(0).Values.Clear()),
            (answer, condition) => answer.With(condition.Key, condition.Alternatives.Single()));
}
