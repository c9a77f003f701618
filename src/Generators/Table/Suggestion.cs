namespace Sockopt.Generators.Table;

/// <summary>"did you mean …?"</summary>
internal static class Suggestion
{
    /// <summary>The end of a message about a name that does not exist: the nearest one that does, if one is near.</summary>
    public static string For(string written, IEnumerable<string> known)
    {
        string? nearest = known
            .Select(name => (name, distance: Distance(written.ToLowerInvariant(), name.ToLowerInvariant())))
            .Where(candidate => candidate.distance <= 1 + (candidate.name.Length / 3))
            .OrderBy(candidate => candidate.distance)
            .ThenBy(candidate => candidate.name, StringComparer.Ordinal)
            .Select(candidate => candidate.name)
            .FirstOrDefault();
        return nearest is null ? "" : $"; did you mean '{nearest}'?";
    }

    /// <summary>The Levenshtein distance of two words.</summary>
    private static int Distance(string a, string b)
    {
        // A word much longer than any name is not a slip of one; leave before the work grows with its length.
        if (Math.Abs(a.Length - b.Length) > 8)
        {
            return int.MaxValue;
        }

        int[] previous = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int[] current = new int[b.Length + 1];
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, 1 + Math.Min(previous[j], current[j - 1]));
            }

            previous = current;
        }

        return previous[b.Length];
    }
}
