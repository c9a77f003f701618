namespace Sockopt.AnalyzerCost;

/// <summary>The sources of a solution that is compiled to be measured.</summary>
internal sealed record Solution(string Name, IReadOnlyList<string> Files)
{
    private const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    public int Lines => Files.Sum(file => file.Count(character => character == '\n'));

    /// <summary>How many calls touch socket options.</summary>
    public int Calls => Files.Sum(SocketCalls.Count);

    /// <summary>Draws a solution; the same one each time, and a file that has no socket call is the same in all.</summary>
    public static Solution Draw(string name, SolutionSize size, Func<int, int> calls)
    {
        Solution drawn = new(
            name, [.. Enumerable.Range(0, size.Files).Select(file => SourceFile.Draw(file, size, calls(file)))]);
        (int lines, int found) = (size.Files * size.LinesPerFile, Enumerable.Range(0, size.Files).Sum(calls));
        return (drawn.Lines, drawn.Calls) == (lines, found)
            ? drawn
            : throw new InvalidOperationException(
                $"{name} has {drawn.Lines} lines and {drawn.Calls} calls, not {lines} and {found}.");
    }

    /// <summary>Writes the files, and returns their paths.</summary>
    public IReadOnlyList<string> Write(string folder)
    {
        List<string> paths = [];
        foreach (string text in Files.Append(ImplicitUsings))
        {
            paths.Add(Path.Combine(folder, $"File{paths.Count:000}.cs"));
            File.WriteAllText(paths[^1], text);
        }

        return paths;
    }
}
