namespace Sockopt.Bench;

/// <summary>How the report says whether a target is met.</summary>
internal static class Verdict
{
    public static string Of(bool met) => met ? "met" : "**missed**";
}
