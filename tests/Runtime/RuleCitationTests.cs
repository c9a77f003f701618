using System.Text.RegularExpressions;

namespace Sockopt.Tests;

/// <summary>The rules that code, tests and documentation cite by number are in docs/semantics.md.</summary>
public sealed partial class RuleCitationTests
{
    private static readonly string[] Places = ["src", "tests", "docs"];

    private static readonly string[] Kinds = [".cs", ".md", ".tsv"];

    [Fact]
    public void Every_rule_that_is_cited_is_written_down()
    {
        HashSet<string> known = [.. Rule().Matches(Text("docs/semantics.md")).Select(match => match.Groups[1].Value)];
        string[] cited = [.. Places.SelectMany(Files).SelectMany(Citations).Distinct()];
        Assert.NotEmpty(cited);
        Assert.DoesNotContain(cited, citation => !known.Contains(citation.Split(' ')[0]));
    }

    [GeneratedRegex(@"^\*\*(S\d+\.\d+)\*\*", RegexOptions.Multiline)]
    private static partial Regex Rule();

    [GeneratedRegex(@"\bS\d{1,2}\.\d{1,2}\b")]
    private static partial Regex Citation();

    private static IEnumerable<string> Files(string place) =>
        Directory.EnumerateFiles(Repository.PathOf(place), "*", SearchOption.AllDirectories)
            .Where(file => Kinds.Contains(Path.GetExtension(file)))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static IEnumerable<string> Citations(string file) =>
        Citation().Matches(File.ReadAllText(file)).Select(match => $"{match.Value} in {Path.GetFileName(file)}");

    private static string Text(string file) => File.ReadAllText(Repository.PathOf(file));
}
