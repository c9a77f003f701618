using System.Collections.Immutable;
using System.Net.Sockets;
using Sockopt.Conformance.Fuzzing;
using Sockopt.Conformance.Notation;
using Sockopt.Conformance.Running;
using Sockopt.Conformance.Systems.Core;

namespace Sockopt.Conformance.Tests.Fuzzing;

public sealed class ShrinkerTests
{
    private const string Minimal = "a,b=pair(unix,stream,NB) ; shutdown(a,rd) ; send(a,'cde') ; recv(b,1)";

    [Fact]
    public void The_simplest_sequence_is_found_that_shows_a_difference()
    {
        // Which end it is, and which three bytes, is the generator's affair.
        Assert.Matches(
            @"^a,b=pair\(unix,stream,NB\) ; shutdown\(([ab]),rd\) ; send\(\1,'...'\) ; recv\((?!\1)[ab],1\)$",
            string.Join(" ; ", Found().Difference.Program.Select(step => step.Text)));
    }

    [Fact]
    public void What_was_found_is_a_case_that_one_system_passes_and_the_other_fails()
    {
        Finding finding = Found();
        CaseRow row = FindingRow.Of(finding, seed: 1);
        Selection selection = new(Target.Core, Profile.Linux);
        Assert.Equal(Verdict.Passed, new Suite(selection, () => new CoreSystem(StackProfile.Linux)).Run(row).Verdict);
        Assert.Equal(Verdict.Failed, new Suite(selection, () => new ForgetfulSystem()).Run(row).Verdict);
        Assert.Equal(CaseTable.Columns.Length, FindingRow.Print(row).Split('\t').Length);
        Assert.Equal(("stream", "unix", "?"), (row.Type, row.Family, row.OpenBsdExpected));
    }

    [Fact]
    public void What_a_step_needs_stays_and_what_needs_it_goes()
    {
        ImmutableArray<Step> program = StepParser.Parse(
            "x=socket(unix,stream) ; nonblock(x) ; y=socket(unix,stream) ; nonblock(y) ; close(-1) ; bind(y,abs:q) ; "
            + "listen(y,5) ; connect(x,@y) ; z=accept(y) ; nonblock(z) ; send(x,a*100) ; recv(z,20,peek|waitall)");
        Shrinker shrinker = new(candidate => candidate.Any(step => step.Operation is Operation.Receive { Length: > 3 }));
        Assert.Equal(
            ["recv(-1,4)"],
            new Shrinker(candidate => candidate.Any(step => step.Operation is Operation.Receive { Length: > 3 }))
                .Shrink([.. program, .. StepParser.Parse("recv(-1,20,peek)")])
                .Select(step => step.Text));
        Assert.Equal(
            [
                "a=socket(unix,stream)", "nonblock(a)", "b=socket(unix,stream)", "nonblock(b)", "bind(b,path:p)", "listen(b,0)",
                "connect(a,@b)", "c=accept(b)", "nonblock(c)", "recv(c,4)",
            ],
            shrinker.Shrink(program).Select(step => step.Text));
    }

    [Fact]
    public void A_sequence_that_cannot_be_simpler_stays()
    {
        ImmutableArray<Step> program = StepParser.Parse(Minimal);
        Shrinker shrinker = new(candidate => candidate.Length == program.Length && candidate[^1].Text == "recv(b,1)"
            && candidate.Any(step => step.Text == "send(a,'cde')"));
        Assert.Equal(program.Select(step => step.Text), shrinker.Shrink(program).Select(step => step.Text));
    }

    private static Finding Found()
    {
        FuzzSettings settings = new(Sequences: 300, Seed: 1, [SocketType.Stream]);
        FuzzResult result = new Fuzzer(
            settings, () => new SystemPair(new CoreSystem(StackProfile.Linux), new ForgetfulSystem())).Run();
        return result.Findings.First(finding => finding.Difference.Signature == "recv: OK with other data");
    }
}
