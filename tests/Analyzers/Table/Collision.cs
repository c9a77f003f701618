using System.Globalization;

namespace Sockopt.Analyzers.Tests.Table;

/// <summary>A member of SocketOptionName, and what each level of SocketOptionLevel makes of it: a row of
/// socketoptionname-collisions.tsv, which was not made from the table.</summary>
/// <param name="Name">The member.</param>
/// <param name="Value">Its value, which other members have too.</param>
/// <param name="HomeLevels">The levels that it is meant for.</param>
/// <param name="Cells">What is reached, by the names of the columns.</param>
internal sealed record Collision(string Name, int Value, string[] HomeLevels, IReadOnlyDictionary<string, string> Cells)
{
    private const string DataFile = "tests/Analyzers/Table/socketoptionname-collisions.tsv";

    /// <summary>The rows of the file.</summary>
    public static IReadOnlyList<Collision> All { get; } = Read();

    /// <summary>The native option that the member reaches at a level on Windows, or <c>-</c> if it has none of that
    /// number.</summary>
    public string OnWindows(string level) => Cells[$"{level}@windows"];

    /// <summary>The native option that the member reaches at a level on Linux, or <c>ENOTSUP</c>.</summary>
    public string OnLinux(string level) => Cells[$"{level}@linux-dotnet10"];

    private static Collision[] Read()
    {
        string[][] lines =
            [.. File.ReadLines(Path.Combine(BuildFacts.RepositoryRoot, DataFile)).Select(static line => line.Split('\t'))];
        return
        [
            .. lines.Skip(1).Select(cells => new Collision(
                cells[0],
                int.Parse(cells[1], CultureInfo.InvariantCulture),
                cells[2].Split(',', StringSplitOptions.RemoveEmptyEntries),
                lines[0].Zip(cells).ToDictionary(static cell => cell.First, static cell => cell.Second))),
        ];
    }
}
