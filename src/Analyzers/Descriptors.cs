using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers;

/// <summary>What each rule is called, says and defaults to.</summary>
internal static class Descriptors
{
    private const string Usage = "Usage";
    private const string RulePages = "https://github.com/sockopt/sockopt/blob/main/docs/rules/";

    // Fields, because Roslyn's release tracking does not look for descriptors in properties.
    public static readonly DiagnosticDescriptor GetOnlyOption = new(
        RuleIds.GetOnlyOption,
        title: "Option is get-only",
        messageFormat: "{0} is get-only: setting {1} always {2}",
        Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The option can be read but not set, so the call can only fail.",
        helpLinkUri: RulePages + RuleIds.GetOnlyOption + ".md");
}
