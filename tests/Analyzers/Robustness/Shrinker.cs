namespace Sockopt.Analyzers.Tests.Robustness;

/// <summary>Takes away from a text what is not needed for it to be interesting.</summary>
internal static class Shrinker
{
    /// <summary>Takes lines away, larger pieces first, as long as <paramref name="isInteresting"/> says so.</summary>
    /// <param name="source">The text.</param>
    /// <param name="isInteresting">Whether what is left still is what it should be.</param>
    /// <param name="tries">How often it may be asked.</param>
    public static string Shrink(string source, Func<string, bool> isInteresting, int tries)
    {
        List<string> lines = [.. source.Split('\n')];
        for (int size = lines.Count / 2; size > 0; size = Math.Min(size, lines.Count) / 2)
        {
            for (int start = 0; start < lines.Count && tries > 0; )
            {
                List<string> rest = [.. lines.Where((_, line) => line < start || line >= start + size)];
                tries--;
                if (isInteresting(string.Join('\n', rest)))
                {
                    lines = rest;
                }
                else
                {
                    start += size;
                }
            }
        }

        return string.Join('\n', lines);
    }
}
