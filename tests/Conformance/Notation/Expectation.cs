using System.Collections.Immutable;

namespace Sockopt.Conformance.Notation;

/// <summary>The answer that a step must give.</summary>
/// <param name="Label">Which step.</param>
/// <param name="Errors">The errors that it may fail with, or none if it must succeed.</param>
/// <param name="Conditions">What its answer must say beside.</param>
/// <param name="IsAny">Whether it may answer what it likes.</param>
/// <param name="Text">As the case writes it, without the label.</param>
internal sealed record Expectation(
    string Label, ImmutableArray<Errno> Errors, ImmutableArray<Condition> Conditions, bool IsAny, string Text);
