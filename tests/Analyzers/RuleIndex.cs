using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers.Tests;

/// <summary>Writes the table of docs/rules/README.md: the list of all rules.</summary>
internal static class RuleIndex
{
    public const string Page = "docs/rules/README.md";

    private const string Head = """
        | Rule | Title | Severity | Fix |
        |------|-------|----------|-----|

        """;

    /// <summary>The page with the table of the rules in the place of the one that it has.</summary>
    public static string Update(string page)
    {
        int start = page.IndexOf(Head.Split('\n')[0], StringComparison.Ordinal);
        int end = page.IndexOf("\n\n", start, StringComparison.Ordinal) + 1;
        return page[..start] + Table() + page[end..];
    }

    /// <summary>The severity of a rule, as settings and pages call it.</summary>
    public static string Severity(DiagnosticDescriptor rule) => rule.DefaultSeverity switch
    {
        _ when !rule.IsEnabledByDefault => "none",
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        DiagnosticSeverity.Info => "suggestion",
        _ => "silent",
    };

    private static string Table()
    {
        StringBuilder table = new StringBuilder(Head.ReplaceLineEndings("\n"));
        foreach (DiagnosticDescriptor rule in Product.Rules)
        {
            string fix = Product.HasFix(rule) ? "yes" : "no";
            table.Append(CultureInfo.InvariantCulture, $"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {Severity(rule)} | {fix} |\n");
        }

        return table.ToString();
    }
}
