namespace Sockopt.Bench;

/// <summary>Times the contestants of a benchmark in turns.</summary>
/// <remarks>
/// <para>The usual tools run one contestant to its end before the next one starts. On a machine that is busy with other
/// things, the difference between two contestants is then mostly the difference between two moments. In turns, all meet
/// the same disturbance, and their ratio within a round hardly feels it.</para>
/// <para>A turn is shorter than what a scheduler gives to the next process, so that most turns pass undisturbed, and the
/// median of a round's turns is the time of one that did.</para>
/// </remarks>
internal static class InterleavedRun
{
    private const int TurnsPerRound = 50;
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(1.5);

    public static IReadOnlyList<Measurement> Measure(Contest contest, int rounds)
    {
        contest.Verify();
        WarmUp.Run(contest.Contestants);

        int[] operations = [.. contest.Contestants.Select(contestant => Calibration.Operations(contestant, Turn))];
        Sample[][] measured = [.. contest.Contestants.Select(_ => new Sample[rounds])];
        for (int round = 0; round < rounds; round++)
        {
            Sample[][] turns = TakeTurns(contest.Contestants, operations);
            for (int index = 0; index < turns.Length; index++)
            {
                measured[index][round] = Sample.Of(turns[index]);
            }
        }

        return [.. contest.Contestants.Zip(measured, (contestant, samples) => new Measurement(contestant.Name, samples))];
    }

    /// <summary>A round. Another contestant begins each turn, so that none always follows the same other.</summary>
    private static Sample[][] TakeTurns(IReadOnlyList<Contestant> contestants, int[] operations)
    {
        Sample[][] turns = [.. contestants.Select(_ => new Sample[TurnsPerRound])];
        for (int turn = 0; turn < TurnsPerRound; turn++)
        {
            for (int place = 0; place < contestants.Count; place++)
            {
                int index = (turn + place) % contestants.Count;
                turns[index][turn] = Sample.Take(contestants[index], operations[index]);
            }
        }

        return turns;
    }
}
