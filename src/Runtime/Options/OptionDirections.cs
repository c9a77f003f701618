namespace Sockopt;

/// <summary>What the compiler says when a key is used in the direction that its option does not have. The ids are those of
/// the analyzers' rules for the same mistake by number.</summary>
internal static class OptionDirections
{
    public const string GetOnly = "The option is get-only: it can be read, but no system lets it be set.";
    public const string GetOnlyId = "SOPT1001";
    public const string SetOnly = "The option is set-only: it can be set, but no system lets it be read.";
    public const string SetOnlyId = "SOPT1002";
    public const string RulePage = "https://github.com/sockopt/sockopt/blob/main/docs/rules/{0}.md";
}
