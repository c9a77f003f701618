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
    private const int TurnsAtLeast = 5;
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(1.5);

    /// <summary>Times the contestants for so many rounds, once the runtime has compiled them for good.</summary>
    public static IReadOnlyList<Measurement> Measure(Contest contest, int rounds)
    {
        contest.Verify();
        WarmUp.Run(contest);
        return Measure(contest, rounds, TurnsPerRound);
    }

    /// <summary>Shows that the contestants do their work: one short round without a warm-up, which says nothing of how
    /// fast they are.</summary>
    public static void Try(Contest contest)
    {
        contest.Verify();
        Measure(contest, rounds: 1, TurnsAtLeast);
    }

    private static IReadOnlyList<Measurement> Measure(Contest contest, int rounds, int turnsPerRound)
    {
        int[] operations =
            [.. contest.Contestants.Select(contestant => Calibration.Operations(contest, contestant, Turn))];
        Sample[][] measured = [.. contest.Contestants.Select(_ => new Sample[rounds])];
        for (int round = 0; round < rounds; round++)
        {
            Sample[][] turns = TakeTurns(contest, operations, turnsPerRound);
            for (int index = 0; index < turns.Length; index++)
            {
                measured[index][round] = Sample.Of(turns[index]);
            }
        }

        return [.. contest.Contestants.Zip(measured, (contestant, samples) => new Measurement(contestant.Name, samples))];
    }

    /// <summary>A round. Another contestant begins each turn, so that none always follows the same other.</summary>
    private static Sample[][] TakeTurns(Contest contest, int[] operations, int count)
    {
        IReadOnlyList<Contestant> contestants = contest.Contestants;
        Sample[][] turns = [.. contestants.Select(_ => new Sample[count])];
        for (int turn = 0; turn < count; turn++)
        {
            for (int place = 0; place < contestants.Count; place++)
            {
                int index = (turn + place) % contestants.Count;
                turns[index][turn] = Sample.Take(contest, contestants[index], operations[index]);
            }
        }

        return turns;
    }
}
