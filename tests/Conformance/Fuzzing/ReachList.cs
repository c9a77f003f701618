using System.Collections.Immutable;
using System.Net.Sockets;
using Sockopt.Conformance.Notation;
using Sockopt.Tests;

namespace Sockopt.Conformance.Fuzzing;

/// <summary>How steps must be seen to end (<c>reach.tsv</c>), so that a fuzzer that does not get there is found out.</summary>
internal static class ReachList
{
    /// <summary>So many sequences reach each of them...</summary>
    public const int Sequences = 20_000;

    /// <summary>...at least so often.</summary>
    public const int Least = 50;

    private const string AnyType = "any";

    /// <summary>The project's own list.</summary>
    public static IReadOnlyList<ReachRow> Own() =>
        [.. DataFile.Read("reach.tsv").Select(row => new ReachRow(row["operation"], row["ending"], TypesOf(row["types"])))];

    /// <summary>What a run of enough sequences did not reach.</summary>
    public static IReadOnlyList<ReachRow> Missed(FuzzResult result) =>
    [
        .. Own().Where(row => row.Types.Intersect(result.Settings.Types).Any()
            && result.Reach[row.Operation, row.Ending] < Least),
    ];

    private static ImmutableArray<SocketType> TypesOf(string cell) =>
        cell == AnyType ? [.. Words.Types.Values] : [.. cell.Split(',').Select(name => Words.Types[name])];
}
