namespace Sockopt.Conformance.Fuzzing;

/// <summary>A kind of difference.</summary>
/// <param name="Sequence">The first sequence that shows it.</param>
/// <param name="Difference">That, shrunk.</param>
/// <param name="Count">How many sequences show such a one.</param>
internal sealed record Finding(int Sequence, Difference Difference, int Count);
