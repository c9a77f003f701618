using System.Globalization;

namespace Sockopt.Generators.Tests.Output;

/// <summary>Where two texts part, with the lines around it.</summary>
internal static class FirstDifference
{
    private const int Context = 3;

    public static string Describe(string before, string after)
    {
        string[] old = before.Split('\n');
        string[] @new = after.Split('\n');
        int line = old.Zip(@new).TakeWhile(pair => pair.First == pair.Second).Count();
        int end = line + Context;
        return string.Join(
            '\n',
            [
                string.Create(CultureInfo.InvariantCulture, $"@@ line {line + 1} @@"),
                .. old[Math.Max(0, line - Context)..line].Select(text => "  " + text),
                .. old[line..Math.Min(end, old.Length)].Select(text => "- " + text),
                .. @new[line..Math.Min(end, @new.Length)].Select(text => "+ " + text),
            ]);
    }
}
