namespace Sockopt.BuildCost;

/// <summary>Measures several things alternately, so that all meet the same disturbance.</summary>
internal static class Turns
{
    /// <summary>So many rounds of each; another one begins each round, so that none always follows the same other.</summary>
    public static T[][] Take<T>(int subjects, int rounds, Func<int, T> measure)
    {
        T[][] measured = [.. Enumerable.Range(0, subjects).Select(_ => new T[rounds])];
        for (int round = 0; round < rounds; round++)
        {
            for (int place = 0; place < subjects; place++)
            {
                int index = (round + place) % subjects;
                measured[index][round] = measure(index);
            }
        }

        return measured;
    }
}
