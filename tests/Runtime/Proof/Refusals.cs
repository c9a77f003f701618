using Access = Sockopt.Generators.Model.OptionAccess;

namespace Sockopt.Tests.Proof;

/// <summary>How the kernel answers a call in a direction that the table does not have: ENOPROTOOPT, but for the rows of
/// <c>refusals.tsv</c>.</summary>
internal static class Refusals
{
    private static readonly IReadOnlyList<DataRow> Rows = DataFile.Read("Proof/refusals.tsv");

    public static string Expected(LinuxOption option, Access direction) => Rows
        .SingleOrDefault(row => IsAbout(row, option) && row["direction"] == Word(direction))
        ?["answer"] ?? "ENOPROTOOPT";

    /// <summary>Whether the kernel answers otherwise about an option than it does about others.</summary>
    public static bool AreListed(LinuxOption option) => Rows.Any(row => IsAbout(row, option));

    /// <summary>A direction, as the table spells it.</summary>
    public static string Word(Access direction) => direction == Access.Get ? "get" : "set";

    /// <summary>The rows that are about no option of the table.</summary>
    public static IEnumerable<string> Stale => Rows
        .Where(row => !LinuxOption.All.Any(option => IsAbout(row, option)))
        .Select(row => row.ToString());

    private static bool IsAbout(DataRow row, LinuxOption option) =>
        row["level"] == option.Level.Id && row["option"] == option.Option.Id;
}
