namespace Sockopt.Analyzers;

/// <summary>The ids of the rules, shared with their fixes.</summary>
internal static class RuleIds
{
    /// <summary>Option is get-only.</summary>
    public const string GetOnlyOption = "SOPT1001";
}
