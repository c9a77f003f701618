namespace Sockopt.Tests.Proof;

/// <summary>The options that cannot be put back, by <c>one-way.tsv</c>.</summary>
internal static class OneWay
{
    private static readonly IReadOnlyList<DataRow> Rows = DataFile.Read("Proof/one-way.tsv");

    /// <summary>The options that the file lists, by the names of level and option in .NET.</summary>
    public static IEnumerable<(string Level, string Option)> Options => Rows.Select(row => (row["level"], row["option"]));

    public static bool Has(LinuxOption option) => Options.Contains((option.Level.Id, option.Option.Id));
}
