namespace Sockopt.Analyzers.Calls;

/// <summary>What a call does with an option.</summary>
internal enum OptionDirection
{
    Get,
    Set,
}
