namespace Sockopt.Tests.Proof;

/// <summary>The page that says what is proved does not drift from what is.</summary>
public sealed class CoverageTests
{
    private const string Update = "SOCKOPT_UPDATE_SNAPSHOTS";

    /// <summary>Whether this run writes what others compare.</summary>
    internal static bool IsUpdating => Environment.GetEnvironmentVariable(Update) == "1";

    [Fact]
    public void The_page_lists_the_options_of_the_table()
    {
        string[] actual = (IsUpdating ? CoveragePage.Render() : CoveragePage.Read()).Split('\n');

        Assert.Equal(CoveragePage.Counts, actual.Intersect(CoveragePage.Counts));
        Assert.Equal(
            LinuxOption.All.Select(option => CoveragePage.Key(option.Level, option.Option)).Order(StringComparer.Ordinal),
            CoveragePage.KeysIn(actual).Order(StringComparer.Ordinal));
    }

    [CoverageFact]
    public void The_page_says_what_is_proved()
    {
        string expected = CoveragePage.Render();
        if (IsUpdating)
        {
            File.WriteAllText(Repository.PathOf(CoveragePage.File), expected);
        }

        string actual = CoveragePage.Read();
        string? line = expected.Split('\n').Except(actual.Split('\n')).FirstOrDefault();
        Assert.True(expected == actual, $"{CoveragePage.File} has drifted; run the tests with {Update}=1. It lacks: {line}");
    }
}
