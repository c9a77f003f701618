using System.Collections.Immutable;
using Sockopt.Conformance.Notation;

namespace Sockopt.Conformance.Fuzzing;

/// <summary>A sequence that two systems answer differently.</summary>
/// <param name="Program">The steps, up to the one that is answered differently.</param>
/// <param name="Expected">What the first system answered to each.</param>
/// <param name="Actual">What the second system answered to the last one.</param>
/// <param name="Signature">What differs: two of the same are, as far as one can tell, the same.</param>
internal sealed record Difference(
    ImmutableArray<Step> Program, ImmutableArray<Outcome> Expected, Outcome Actual, string Signature)
{
    public Step Step => Program[^1];
}
