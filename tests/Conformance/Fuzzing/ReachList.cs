using System.Collections.Immutable;
using System.Net.Sockets;
using Sockopt.Conformance.Notation;

namespace Sockopt.Conformance.Fuzzing;

/// <summary>A way in which a step must be seen to end.</summary>
/// <param name="Operation">The step.</param>
/// <param name="Ending">OK, or the error.</param>
/// <param name="Types">The types of sockets that it ends so for.</param>
internal sealed record ReachRow(string Operation, string Ending, ImmutableArray<SocketType> Types);

/// <summary>How steps must be seen to end (<c>reach.tsv</c>), so that a fuzzer that does not get there is found out.</summary>
internal static class ReachList
{
    /// <summary>So many sequences reach each of them...</summary>
    public const int Sequences = 20_000;

    /// <summary>...at least so often.</summary>
    public const int Least = 50;

    private const int Columns = 4;
    private const string AnyType = "any";

    /// <summary>The project's own list.</summary>
    public static IReadOnlyList<ReachRow> Own()
    {
        using Stream stream = typeof(ReachList).Assembly.GetManifestResourceStream("reach.tsv")!;
        using StreamReader reader = new(stream);
        return
        [
            // Behind the names of the columns.
            .. reader.ReadToEnd().Split('\n')
                .Where(line => line.Length > 0 && line[0] != '#')
                .Skip(1)
                .Select(Row),
        ];
    }

    /// <summary>What a run of enough sequences did not reach.</summary>
    public static IReadOnlyList<ReachRow> Missed(FuzzResult result) =>
    [
        .. Own().Where(row => row.Types.Intersect(result.Settings.Types).Any()
            && result.Reach[row.Operation, row.Ending] < Least),
    ];

    private static ReachRow Row(string line)
    {
        string[] cells = line.Split('\t');
        return cells.Length == Columns
            ? new ReachRow(cells[0], cells[1], TypesOf(cells[2]))
            : throw new InvalidDataException($"reach.tsv: {cells.Length} cells, not {Columns}: {line}");
    }

    private static ImmutableArray<SocketType> TypesOf(string cell) =>
        cell == AnyType ? [.. Words.Types.Values] : [.. cell.Split(',').Select(name => Words.Types[name])];
}
