using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Sockopt.Analyzers.Tests.Robustness;

/// <summary>A check that finds nothing is worth something only if it finds what is there.</summary>
public sealed class RobustnessCheckTests
{
    private const string Target = "int target = 1;";

    private static readonly MutatedProgram Program = new(
        0,
        "a test",
        FuzzTarget.Usual,
        IsProgram: true,
        $"""
        using System.Net.Sockets;

        using Socket socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        {Target}
        socket.Ttl = (short)target;
        """);

    [Fact]
    public void What_throws_nothing_and_breaks_nothing_passes()
    {
        Verdict verdict = Check(new StubAnalyzer(), new StubFix(Target, "int target = 2;"));

        Assert.Null(verdict.Fault);
        Assert.Equal([StubAnalyzer.Id], verdict.Reported.ToArray());
        Assert.Equal([StubAnalyzer.Id], verdict.Fixed.ToArray());
    }

    [Fact]
    public void An_analyzer_that_throws_is_caught() =>
        Finds("An analyzer has thrown InvalidOperationException", Check(new StubAnalyzer { OnReport = Throw }, null));

    [Fact]
    public void An_analyzer_that_reports_what_it_has_not_declared_is_caught() =>
        Finds("An analyzer has thrown ArgumentException", Check(new StubAnalyzer { Declares = false }, null));

    [Fact]
    public void An_analyzer_that_does_not_end_is_caught()
    {
        using ManualResetEventSlim end = new ManualResetEventSlim();
        RobustnessCheck check = new RobustnessCheck([new StubAnalyzer { OnReport = end.Wait }], [])
        {
            Patience = TimeSpan.FromMilliseconds(100),
        };

        Finds("It does not end.", check.Check(Program, withFixAll: true));
        end.Set();
    }

    [Fact]
    public void A_fix_that_throws_when_it_is_asked_is_caught() =>
        Finds($"A fix of {StubAnalyzer.Id} has thrown InvalidOperationException", Check(new StubFix(Target, Target) { OnOffer = Throw }));

    [Fact]
    public void A_fix_that_throws_when_it_is_applied_is_caught() =>
        Finds("has thrown InvalidOperationException", Check(new StubFix(Target, Target) { OnApply = Throw }));

    [Fact]
    public void A_fix_that_throws_when_it_is_applied_to_all_is_caught() =>
        Finds("has thrown InvalidOperationException", Check(new StubFix(Target, Target) { OnFixAll = Throw }));

    [Theory]
    [InlineData("int target = 1")]
    [InlineData("int target = (1;")]
    public void A_fix_that_breaks_the_syntax_is_caught(string replacement) =>
        Finds("breaks the syntax.", Check(new StubFix(Target, replacement)));

    [Theory]
    [InlineData("")]
    [InlineData("int target = true;")]
    public void A_fix_after_which_the_program_does_not_compile_is_caught(string replacement) =>
        Finds("adds an error.", Check(new StubFix(Target, replacement)));

    [Fact]
    public void An_error_that_was_there_before_is_nobodys_fault() =>
        Assert.Null(Check(
            new StubAnalyzer(), new StubFix(Target, "int target = 2;"), Program with { Source = $"{Program.Source}\nmissing();" }).Fault);

    [Fact]
    public void A_run_says_what_was_found_and_where_and_how_to_find_it_again()
    {
        RobustnessCheck check = new RobustnessCheck([new StubAnalyzer()], [new StubFix(Target, "int target = (;")]);
        SeedProgram seed = SeedProgram.Parse("Seed.cs", Program.Source);
        string faults = new FuzzRun(check, new Mutator([seed], 7), programs: 20).Start().Describe(7);

        Assert.Contains("The fix \"Stub\" of TEST0001 breaks the syntax.", faults, StringComparison.Ordinal);
        Assert.Matches("Program [0-9]+ of SOCKOPT_FUZZ_SEED=7: Seed.cs with ", faults);
        Assert.Contains($"---- the shortest source that shows it\n{Target}\n---- the whole source\n", faults, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_is_shrunk_to_the_lines_that_matter()
    {
        string source = string.Join('\n', Enumerable.Range(0, 100));

        Assert.Equal("17\n71", Shrinker.Shrink(source, static rest => rest.Contains("17\n", StringComparison.Ordinal) && rest.Contains("71", StringComparison.Ordinal), tries: 1000));
    }

    private static Verdict Check(StubFix fix) => Check(new StubAnalyzer(), fix);

    private static Verdict Check(DiagnosticAnalyzer analyzer, CodeFixProvider? fix, MutatedProgram? program = null)
    {
        ImmutableArray<CodeFixProvider> fixes = fix is null ? [] : [fix];
        return new RobustnessCheck([analyzer], fixes).Check(program ?? Program, withFixAll: true);
    }

    private static void Finds(string fault, Verdict verdict) => Assert.Contains(fault, verdict.Fault?.Kind, StringComparison.Ordinal);

    private static void Throw() => throw new InvalidOperationException("On purpose.");
}
