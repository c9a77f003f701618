using System.Collections.Immutable;

namespace Sockopt.Conformance.Notation;

/// <summary>One step of a case.</summary>
/// <param name="Labels">What its answer is called; two for a pair.</param>
/// <param name="Operation">What it does.</param>
/// <param name="Text">As the case writes it.</param>
internal sealed record Step(ImmutableArray<string> Labels, Operation Operation, string Text);
