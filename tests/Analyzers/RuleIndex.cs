using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers.Tests;

/// <summary>Writes docs/rules/README.md, the list of all rules.</summary>
internal static class RuleIndex
{
    public static string Render()
    {
        StringBuilder page = new StringBuilder("""
            # Rules

            What the analyzers report. Every rule has a page: what causes it, how to fix it, and when to suppress it.

            | Rule | Title | Severity | Fix |
            |------|-------|----------|-----|

            """.ReplaceLineEndings("\n"));

        foreach (DiagnosticDescriptor rule in Product.Rules)
        {
            string severity = rule.IsEnabledByDefault ? $"{rule.DefaultSeverity}" : "Off";
            string fix = Product.Fixes.Any(fix => fix.FixableDiagnosticIds.Contains(rule.Id)) ? "yes" : "no";
            page.Append(CultureInfo.InvariantCulture, $"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {severity} | {fix} |\n");
        }

        page.Append("""

            On the typed API the compiler itself reports a key that is used in the wrong direction, as an error:
            [SOPT1001](SOPT1001.md) where the option is get-only, [SOPT1002](SOPT1002.md) where it is set-only.

            """.ReplaceLineEndings("\n"));
        return page.ToString();
    }
}
