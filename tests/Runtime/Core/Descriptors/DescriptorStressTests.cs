using Xunit.Abstractions;

namespace Sockopt.Tests.Core;

/// <summary>Threads and tasks that open, duplicate, replace, close, pass and use descriptors of two processes at random. Nothing
/// throws but what is meant to, every call says what it may, and at the end of the processes nothing is left.
/// SOCKOPT_STRESS_SECONDS says for how long, SOCKOPT_STRESS_SEED how it begins.</summary>
public sealed class DescriptorStressTests(ITestOutputHelper output)
{
    private const int DefaultSeconds = 3;

    [Fact]
    public async Task Nothing_is_left_whatever_happens()
    {
        TimeSpan time = TimeSpan.FromSeconds(TestSettings.Number("SOCKOPT_STRESS_SECONDS", DefaultSeconds));
        int seed = TestSettings.Number("SOCKOPT_STRESS_SEED", 1);
        output.WriteLine($"SOCKOPT_STRESS_SEED={seed}");
        Random random = new(seed);
        System.Diagnostics.Stopwatch watch = System.Diagnostics.Stopwatch.StartNew();
        int rounds = 0;
        int passed = 0;
        while (watch.Elapsed < time)
        {
            DescriptorStressRound round = new(random.Next());
            try
            {
                passed += await round.Run();
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Round {rounds} of seed {seed}: {e.Message}", e);
            }

            rounds++;
        }

        output.WriteLine($"{rounds} rounds, {passed} descriptors passed");
        Assert.True(passed > 0);
    }
}
