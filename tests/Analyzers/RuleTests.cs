extern alias runtime;

using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers.Tests;

/// <summary>What every rule has: an id of its own, a page, a link to it, and an entry in the list of releases.</summary>
public sealed class RuleTests
{
    public static TheoryData<string> Ids => [.. Product.Rules.Select(static rule => rule.Id)];

    [Fact]
    public void Every_id_is_that_of_one_rule()
    {
        FieldInfo[] constants = typeof(RuleIds).GetFields(BindingFlags.Public | BindingFlags.Static);

        Assert.Equal(
            constants.Select(static constant => (string)constant.GetRawConstantValue()!).Order(StringComparer.Ordinal),
            Product.Rules.Select(static rule => rule.Id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_links_to_its_page(string id)
    {
        DiagnosticDescriptor rule = Rule(id);

        Assert.Equal($"https://github.com/sockopt/sockopt/blob/main/docs/rules/{id}.md", rule.HelpLinkUri);
        Assert.StartsWith($"# {id}: {rule.Title}\n", Page(id), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_compiler_refuses_on_the_typed_API_has_a_page_too()
    {
        string[] ids =
        [
            .. from type in typeof(runtime::Sockopt.KernelSocket).Assembly.GetExportedTypes()
               from method in type.GetMethods().Where(method => method.DeclaringType == type)
               where method.GetCustomAttribute<ObsoleteAttribute>() is not null
               select method.GetCustomAttribute<ObsoleteAttribute>()!.DiagnosticId,
        ];

        Assert.Equal(["SOPT1001", "SOPT1002"], ids.Distinct().Order(StringComparer.Ordinal));
        Assert.All(ids, static id => Assert.StartsWith($"# {id}: ", Page(id), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_answers_every_question(string id)
    {
        IEnumerable<string> headings = Page(id).Split('\n').Where(static line => line.StartsWith("## ", StringComparison.Ordinal));

        Assert.Equal(["## Cause", "## Rule", "## How to fix", "## When to suppress", "## Example"], headings);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_says_what_the_rule_is(string id)
    {
        DiagnosticDescriptor rule = Rule(id);
        string facts = Page(id).Split("\n\n")[1];

        Assert.StartsWith(
            $"Category: {rule.Category}. Severity: {RuleIndex.Severity(rule)}. Fix: ", facts, StringComparison.Ordinal);
        Assert.Equal(Product.HasFix(rule), !facts.EndsWith("Fix: none.", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_says_how_to_switch_the_rule_off(string id) =>
        Assert.Contains($"```ini\n[*.cs]\ndotnet_diagnostic.{id}.severity = none\n```\n", Page(id), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_is_in_the_list_of_releases(string id)
    {
        DiagnosticDescriptor rule = Rule(id);
        string releases = Read("src/Analyzers/AnalyzerReleases.Shipped.md") + Read("src/Analyzers/AnalyzerReleases.Unshipped.md");

        Assert.Contains($"{id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}\n", releases, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fix_is_for_rules_that_exist() =>
        Assert.Subset(
            Product.Rules.Select(static rule => rule.Id).ToHashSet(),
            Product.Fixes.SelectMany(static fix => fix.FixableDiagnosticIds).ToHashSet());

    [Fact]
    public void A_fix_can_fix_all() => Assert.All(Product.Fixes, static fix => Assert.NotNull(fix.GetFixAllProvider()));

    [Fact]
    public void The_index_of_pages_lists_the_rules()
    {
        string page = File.ReadAllText(Path.Combine(BuildFacts.RepositoryRoot, RuleIndex.Page)).ReplaceLineEndings("\n");

        Snapshot.Matches(RuleIndex.Page, RuleIndex.Update(page));
    }

    private static DiagnosticDescriptor Rule(string id) => Product.Rules.Single(rule => rule.Id == id);

    private static string Page(string id) => Read($"docs/rules/{id}.md");

    private static string Read(string path) =>
        File.ReadAllText(Path.Combine(BuildFacts.RepositoryRoot, path)).ReplaceLineEndings("\n");
}
