using System.Collections.Immutable;

namespace Sockopt.Analyzers.Tests.Robustness;

/// <summary>What became of a program.</summary>
/// <param name="Fault">What went wrong first, or null.</param>
/// <param name="Reported">The ids of what was reported, one for each diagnostic.</param>
/// <param name="Fixed">The ids of what fixes were applied for, one for each fix.</param>
internal sealed record Verdict(Fault? Fault, ImmutableArray<string> Reported, ImmutableArray<string> Fixed);
