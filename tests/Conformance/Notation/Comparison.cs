namespace Sockopt.Conformance.Notation;

/// <summary>How an expected value is compared with the given one.</summary>
internal enum Comparison
{
    Equal,
    NotEqual,
    AtLeast,
    AtMost,
    Contains,
    ContainsNot,
}
