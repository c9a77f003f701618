using Xunit.Abstractions;

namespace Sockopt.Tests.Core;

/// <summary>Everything at once: threads and tasks that send, receive, look, change options, time out, are cancelled, shut
/// down, close, connect again and pass files, on connections made in pairs and through listeners, and by name. No byte is lost,
/// doubled or out of order, no message torn, nothing hangs, and nothing is left. SOCKOPT_STRESS_SECONDS says for how long,
/// SOCKOPT_STRESS_SEED how it begins.</summary>
public sealed class StressTests(ITestOutputHelper output)
{
    private const int DefaultSeconds = 5;
    private const int DefaultSeed = 20_240_607;

    [Fact]
    public Task Bytes_arrive_once_and_in_order_whatever_happens() => Repeat(seed => new StressRound(seed).Run(), "bytes");

    [Fact]
    public Task Messages_arrive_whole_and_once_whatever_happens() =>
        Repeat(seed => new StressMessageRound(seed).Run(), "messages");

    private async Task Repeat(Func<int, Task<long>> round, string unit)
    {
        TimeSpan time = TimeSpan.FromSeconds(TestSettings.Number("SOCKOPT_STRESS_SECONDS", DefaultSeconds));
        int seed = TestSettings.Number("SOCKOPT_STRESS_SEED", DefaultSeed);
        output.WriteLine($"SOCKOPT_STRESS_SEED={seed}");
        Random random = new(seed);
        System.Diagnostics.Stopwatch watch = System.Diagnostics.Stopwatch.StartNew();
        int rounds = 0;
        long arrived = 0;
        while (watch.Elapsed < time)
        {
            try
            {
                arrived += await round(random.Next());
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Round {rounds} of seed {seed}: {e.Message}", e);
            }

            rounds++;
        }

        output.WriteLine($"{rounds} rounds, {arrived} {unit}");
        Assert.True(arrived > 0);
    }
}
