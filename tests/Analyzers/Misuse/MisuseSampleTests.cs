using System.Globalization;

namespace Sockopt.Analyzers.Tests.Misuse;

/// <summary>The sample that shows the warnings in a plain build shows all of them, and says what it should.</summary>
public sealed class MisuseSampleTests(BuiltSample sample) : IClassFixture<BuiltSample>
{
    [Fact]
    public void The_sample_gets_the_warnings_it_is_there_for()
    {
        IEnumerable<string> lines = sample.Log.Select(static found =>
            string.Create(CultureInfo.InvariantCulture, $"{found.File}({found.Line}): {found.Rule}: {found.Message}\n"));

        Snapshot.Matches("samples/Misuse/expected.txt", string.Concat(lines));
    }

    [Fact]
    public void What_the_README_quotes_is_said_of_the_sample()
    {
        string[][] rows =
        [
            .. from line in File.ReadAllLines(Path.Combine(BuildFacts.RepositoryRoot, "README.md"))
               where line.Contains("](docs/rules/SOPT", StringComparison.Ordinal)
               select line.Split(" | "),
        ];

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Contains(
            sample.Log,
            found => row[1] == $"[{found.Rule}](docs/rules/{found.Rule}.md)" && row[2] == $"{found.Message} |"));
    }

    // What is no warning is in the log, but not in what a plain build prints.
    [Fact]
    public void The_sample_shows_every_rule_as_a_warning() =>
        Assert.Equal(
            Product.Rules.Select(static rule => rule.Id),
            sample.Log
                .Where(static found => found.Level == "warning")
                .Select(static found => found.Rule)
                .Distinct()
                .Order(StringComparer.Ordinal));
}
