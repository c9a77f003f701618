namespace Sockopt.Bench;

/// <summary>Finds how many operations fill a time.</summary>
internal static class Calibration
{
    public static int Operations(Contest contest, Contestant contestant, TimeSpan time)
    {
        int operations = 16;
        while (true)
        {
            double elapsed = Sample.Take(contest, contestant, operations).Nanoseconds * operations;

            // Once it takes a tenth of the time, the rest can be reckoned; before that, the clock and the call still weigh.
            if (elapsed >= time.TotalNanoseconds / 10)
            {
                return Math.Max(1, (int)(operations * (time.TotalNanoseconds / elapsed)));
            }

            operations *= 2;
        }
    }
}
