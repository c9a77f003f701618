using System.Reflection;
using System.Text.RegularExpressions;

namespace Sockopt.Tests;

/// <summary>The tests that documentation cites by name exist, and run.</summary>
public sealed partial class TestCitationTests
{
    private static readonly HashSet<string> Known =
    [
        .. from type in typeof(TestCitationTests).Assembly.GetTypes()
           from method in type.GetMethods()
           where method.GetCustomAttribute<FactAttribute>() is { } fact && (fact.Skip is null || NeedsLinux.Reason is not null)
           select $"{type.Name}.{method.Name}",
    ];

    [Fact]
    public void Every_test_that_is_cited_exists()
    {
        string[] pages = Directory.GetFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories);
        string[] cited = [.. pages.SelectMany(page => Citations(File.ReadAllText(page))).Distinct()];
        Assert.NotEmpty(cited);
        Assert.DoesNotContain(cited, citation => !Known.Contains(citation));
    }

    /// <summary>The tests that a text cites, as they stand there: a class and a method in backticks.</summary>
    internal static IEnumerable<string> Citations(string text) =>
        Citation().Matches(text).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"`([A-Z]\w*Tests\.\w+)`")]
    private static partial Regex Citation();
}
