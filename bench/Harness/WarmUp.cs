using System.Diagnostics;
using System.Runtime;

namespace Sockopt.Bench;

/// <summary>Runs the contestants until the runtime has compiled them for good.</summary>
/// <remarks>A method is promoted after thirty calls and a tenth of a second without new methods, twice: first to code that
/// collects a profile, then to code that was optimised by it. So contestants run in many short calls — one long call would
/// stay in the code that it started in — and there is a pause after each pass. It is over when a pass goes by in which
/// nothing was compiled: on a busy machine the compiler, which runs in the background, is late.</remarks>
internal static class WarmUp
{
    private const int LeastPasses = 3;
    private const int MostPasses = 20;
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Pass = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public static void Run(Contest contest)
    {
        long compiled = 0;
        for (int pass = 1; pass <= MostPasses; pass++)
        {
            foreach (Contestant contestant in contest.Contestants)
            {
                RunFor(contest, contestant, Pass);
            }

            Thread.Sleep(Pause);
            long before = compiled;
            compiled = JitInfo.GetCompiledMethodCount();
            if (pass >= LeastPasses && compiled == before)
            {
                break;
            }
        }
    }

    private static void RunFor(Contest contest, Contestant contestant, TimeSpan time)
    {
        int operations = Calibration.Operations(contest, contestant, Slice);
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            Sample.Take(contest, contestant, operations);
        }
    }
}
