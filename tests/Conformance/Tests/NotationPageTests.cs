using System.Text.RegularExpressions;
using Sockopt.Conformance.Notation;

namespace Sockopt.Conformance.Tests;

/// <summary>The page about the notation, beside what is read.</summary>
public sealed partial class NotationPageTests
{
    private static readonly string Page = Read();

    [Fact]
    public void It_has_every_word() => Assert.All(
        [
            .. Words.Domains.Keys, .. Words.Types.Keys, .. Words.Flags.Keys, .. Words.Events.Keys, .. Words.Directions.Keys,
            .. Words.Forms.Keys, .. AnswerKeys.ByName.Keys,
        ],
        word => Assert.Matches($@"`([^`]*\W)?{word}(\W[^`]*)?`", Page));

    [Fact]
    public void It_has_every_step_that_the_table_uses()
    {
        IEnumerable<string> used = CaseTable.Own()
            .SelectMany(row => StepParser.Parse(row.Steps))
            .Select(step => StepName().Match(step.Text).Groups[1].Value);
        Assert.All(used.Distinct(), name => Assert.Contains($"{name}(", Page, StringComparison.Ordinal));
    }

    // What a step is called stands behind its labels.
    [GeneratedRegex(@"^(?:[\w,]+=)?([a-z]+)\(")]
    private static partial Regex StepName();

    private static string Read()
    {
        using Stream stream = typeof(NotationPageTests).Assembly.GetManifestResourceStream("notation.md")!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
