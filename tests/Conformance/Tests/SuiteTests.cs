using Sockopt.Conformance.Notation;
using Sockopt.Conformance.Running;

namespace Sockopt.Conformance.Tests;

public sealed class SuiteTests
{
    [Fact]
    public void A_case_passes_if_the_listed_steps_answer_as_expected_and_the_others_succeed()
    {
        CaseResult result = Run("a,b=pair(unix,stream) ; send(a,'hi') ; wait(b) ; r=recv(b,9) ; e=recv(b,9,dontwait)",
            "r: OK ret=2 data='hi' ; e: ERR EAGAIN");
        Assert.Equal("", Failures(result));
        Assert.Equal(Verdict.Passed, result.Verdict);
    }

    [Theory]
    [InlineData("r: OK ret=3")]
    [InlineData("r: OK data='ho'")]
    [InlineData("r: OK flags=0")]
    [InlineData("r: ERR EAGAIN")]
    public void A_case_fails_if_a_listed_step_answers_otherwise(string expected)
    {
        CaseResult result = Run("a,b=pair(unix,stream) ; send(a,'hi') ; r=recv(b,9)", expected);
        Assert.Equal($"expected r: {expected[3..]}\nactual r: OK ret=2 data='hi'", Failures(result));
        Assert.Equal(Verdict.Failed, result.Verdict);
    }

    [Theory]
    [InlineData("EPIPE", "")]
    [InlineData("EINVAL|EPIPE", "")]
    [InlineData("EINVAL", "expected r: ERR EINVAL\nactual r: ERR EPIPE")]
    public void A_listed_step_may_fail_with_the_expected_error(string errors, string failures) =>
        Assert.Equal(failures, Failures(Run(
            "a,b=pair(unix,stream) ; r=send(a,'x')",
            $"r: ERR {errors}",
            new VirtualSystem { Errors = { ["send"] = Errno.EPIPE } })));

    [Fact]
    public void A_step_that_is_not_listed_must_succeed_and_those_after_it_are_not_done()
    {
        VirtualSystem system = new() { Errors = { ["listen"] = Errno.EINVAL } };
        CaseResult result = Run("s=socket(unix,stream) ; l=listen(s,5) ; r=close(s)", "r: OK", system);
        Assert.Equal("failed l=listen(s,5): EINVAL", Failures(result));
        Assert.DoesNotContain("close 3", system.Calls);
    }

    [Fact]
    public void Any_answer_is_fine_but_the_step_is_done()
    {
        VirtualSystem system = new() { Errors = { ["listen"] = Errno.EINVAL } };
        Assert.Equal("", Failures(Run("s=socket(unix,stream) ; l=listen(s,5) ; r=close(s)", "l: ANY ; r: ANY", system)));
        Assert.Equal(["socket Unix Stream 0", "listen 3 5", "close 3", "dispose"], system.Calls);
    }

    [Fact]
    public void Even_a_call_that_would_never_return_is_any_answer()
    {
        Assert.Equal("", Failures(Run("a,b=pair(unix,stream) ; r=recv(b,1)", "r: ANY")));
        Assert.Equal(
            "expected r: OK\nactual r: ERR EDEADLK", Failures(Run("a,b=pair(unix,stream) ; r=recv(b,1)", "r: OK")));
    }

    [Theory]
    [InlineData("frobnicate(3)", "r: OK", "steps, character 1: unknown step 'frobnicate'")]
    [InlineData("r=recv(3,1,peak)", "r: OK", "steps, character 12: unknown flag 'peak'")]
    [InlineData("r=close(3)", "r: OK size=1", "expected, character 7: unknown key 'size'")]
    [InlineData("r=close(3)", "q: ANY", "expected, character 1: no step is called 'q'")]
    [InlineData("r=close(3)", "r: ANT", "expected, character 4: expected OK, ERR or ANY, not 'ANT'")]
    public void What_is_not_in_the_notation_fails(string steps, string expected, string message)
    {
        CaseResult result = Run(steps, expected);
        Assert.Equal($"notation {message}", Failures(result));
        Assert.Equal(Verdict.Failed, result.Verdict);
    }

    [Theory]
    [InlineData("r=getopt(3,SOCKET,FROB)", "the system has no option 'FROB'")]
    [InlineData("r=getopt(3,FROB,LINGER)", "the system has no level 'FROB'")]
    [InlineData("r=bind(3,lo:0)", "a local socket takes no address with a port")]
    public void What_the_system_does_not_have_fails(string step, string message) =>
        Assert.Equal($"broken {step}: {message}", Failures(Run(step, "r: ANY")));

    [Fact]
    public void A_descriptor_that_no_step_gave_fails()
    {
        VirtualSystem system = new() { Errors = { ["accept"] = Errno.EINVAL } };
        Assert.Equal(
            "broken close(c): 'c' gave no descriptor", Failures(Run("c=accept(3) ; close(c)", "c: ERR EINVAL", system)));
    }

    [Fact]
    public void A_pair_that_cannot_be_made_fails()
    {
        VirtualSystem system = new() { Errors = { ["connect"] = Errno.ECONNREFUSED } };
        Assert.Equal(
            "broken a,b=pair(inet,stream): connect failed with ECONNREFUSED",
            Failures(Run("a,b=pair(inet,stream)", "a: ANY", system)));
    }

    [Fact]
    public void A_step_that_is_done_later_runs_while_another_waits()
    {
        Assert.Equal("", Failures(Run(
            "a,b=pair(unix,stream) ; sleep(30) ; bg(150,w=send(a,'late')) ; r=recv(b,10)",
            "r: OK data='late' ms=150 ; w: OK ret=4 ms=0")));
    }

    [Fact]
    public void A_step_that_is_done_later_runs_though_nothing_waits_for_it()
    {
        VirtualSystem system = new() { Errors = { ["shutdown"] = Errno.ENOTCONN } };
        Assert.Equal("failed shutdown(3,rd): ENOTCONN", Failures(Run("r=sleep(1) ; bg(9,shutdown(3,rd))", "r: OK", system)));
    }

    [Fact]
    public void The_time_of_a_step_is_that_of_the_system()
    {
        Assert.Equal("", Failures(Run("r=sleep(3600000)", "r: OK ms=3600000")));
        Assert.Equal("expected r: OK ms<=9\nactual r: OK ret=0 ms=10", Failures(Run("r=sleep(10)", "r: OK ms<=9")));
    }

    [Fact]
    public void What_wait_waits_for_must_come()
    {
        Assert.Equal("failed wait(b): ETIMEDOUT", Failures(Run("a,b=pair(unix,stream) ; wait(b)", "a: OK")));
    }

    [Fact]
    public void Filling_ends_when_there_is_no_more_room()
    {
        VirtualSystem system = new();
        int sends = 0;
        system.Interludes["send"] = () => system.Errors["send"] = ++sends == 4 ? Errno.ENOBUFS : Errno.Success;
        CaseResult result = Run(
            "a,b=pair(unix,stream) ; f=fill(a,chunk=10) ; d=drain(b)", "f: OK ret=30 ; d: OK ret=30", system);
        Assert.Equal("", Failures(result));
    }

    [Fact]
    public void A_step_that_does_not_end_fails_and_is_named()
    {
        using ManualResetEventSlim end = new();
        VirtualSystem system = new() { Interludes = { ["listen"] = end.Wait, ["dispose"] = end.Set } };
        Suite suite = new(new Selection(Target.Core, Profile.Linux), () => system)
        {
            StepLimit = TimeSpan.FromMilliseconds(300),
        };
        CaseResult result = suite.Run(TestRows.Of("s=socket(unix,stream) ; listen(s,5) ; r=close(s)", "r: OK"));
        Assert.Equal("hanging listen(s,5): no end after 0.3 s", Failures(result));
        Assert.DoesNotContain("close 3", system.Calls);
    }

    [Fact]
    public void A_system_is_made_for_each_case_and_disposed_of()
    {
        List<VirtualSystem> systems = [];
        Suite suite = new(new Selection(Target.Core, Profile.Linux), () =>
        {
            systems.Add(new VirtualSystem());
            return systems[^1];
        });
        suite.Run([TestRows.Of("r=close(3)", "r: OK"), TestRows.Of("r=close(3)", "r: ERR EBADF")], TextWriter.Null);
        Assert.Equal([true, true], systems.Select(system => system.IsDisposed));
    }

    [Fact]
    public void A_system_that_cannot_clean_up_fails()
    {
        VirtualSystem system = new() { Interludes = { ["dispose"] = () => throw new IOException("Still there.") } };
        Assert.Equal("broken cleaning up: Still there.", Failures(Run("r=close(3)", "r: OK", system)));
    }

    [Fact]
    public void What_failed_is_printed_and_all_are_counted()
    {
        CaseRow passing = TestRows.Of("r=close(3)", "r: OK");
        CaseRow differing = TestRows.Of(
            "a,b=pair(unix,stream) ; s=send(a,x*200) ; r=recv(b,100) ; t=recv(b,9)",
            "s: OK ret=200 ; r: OK ret=99 ms<=5 ; t: ERR EAGAIN|EPIPE") with
        { Id = "T2" };
        CaseRow failing = TestRows.Of("shutdown(3,wr) ; r=close(3)", "r: OK") with { Id = "T3", Type = "dgram" };
        CaseRow unreadable = TestRows.Of("r=clsoe(3)", "r: OK") with { Id = "T4" };
        CaseRow skipped = passing with { Dialect = "bsd" };
        VirtualSystem Create() => new() { Errors = { ["shutdown"] = Errno.ENOTCONN } };

        using StringWriter output = new();
        Tally tally = new Suite(new Selection(Target.Core, Profile.Linux), Create)
            .Run([passing, differing, skipped, failing, unreadable, skipped], output);

        Assert.Equal(new Tally(Passed: 1, Failed: 3, Skipped: 2), tally);
        Assert.Equal(
            """
            T2 unix stream: suite, Test
              steps     a,b=pair(unix,stream) ; s=send(a,x*200) ; r=recv(b,100) ; t=recv(b,9)
              expected  r: OK ret=99 ms<=5
              actual    r: OK ret=100 data=x*100 ms=0
              expected  t: ERR EAGAIN|EPIPE
              actual    t: OK ret=9 data=x*9
            T3 unix dgram: suite, Test
              steps     shutdown(3,wr) ; r=close(3)
              failed    shutdown(3,wr): ENOTCONN
            T4 unix stream: suite, Test
              steps     r=clsoe(3)
              notation  steps, character 3: unknown step 'clsoe'
            1 passed, 3 failed, 2 skipped

            """.ReplaceLineEndings("\n"),
            output.ToString());
    }

    private static CaseResult Run(string steps, string expected, VirtualSystem? system = null) =>
        new Suite(new Selection(Target.Core, Profile.Linux), () => system ?? new VirtualSystem())
            .Run(TestRows.Of(steps, expected));

    private static string Failures(CaseResult result) => string.Join(
        '\n', result.Failures.SelectMany(failure => failure.Lines).Select(line => $"{line.About} {line.Line}"));
}
