using System.Diagnostics;
using Xunit.Abstractions;

namespace Sockopt.Analyzers.Tests.Robustness;

/// <summary>
/// Thousands of programs in which something is wrong. SOCKOPT_FUZZ_PROGRAMS=100000 checks more of them, SOCKOPT_FUZZ_SEED=2
/// others.
/// </summary>
public sealed class MutatedSourceTests(ITestOutputHelper output)
{
    [Fact]
    public void No_mutated_program_makes_anything_throw_or_break()
    {
        int seed = FuzzSettings.Seed;
        Stopwatch watch = Stopwatch.StartNew();
        FuzzRun run = new FuzzRun(RobustnessCheck.OfProduct, new Mutator(SeedProgram.All, seed), FuzzSettings.Programs).Start();
        output.WriteLine($"{FuzzSettings.Programs} programs in {watch.Elapsed.TotalSeconds:0} s");
        output.WriteLine($"Reported: {string.Join(", ", run.Reported.OrderBy(static rule => rule.Key))}");
        output.WriteLine($"Fixed: {string.Join(", ", run.Fixed.OrderBy(static rule => rule.Key))}");

        string faults = run.Describe(seed);
        Assert.True(faults.Length == 0, faults);

        // Were the programs beyond recognition, nothing would have been tried.
        Assert.NotEmpty(run.Fixed);
    }
}
