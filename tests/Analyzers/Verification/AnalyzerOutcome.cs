using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers.Tests.Verification;

/// <summary>What analyzers said of a compilation, and what they threw.</summary>
internal sealed record AnalyzerOutcome(ImmutableArray<Diagnostic> Diagnostics, ImmutableArray<Exception> Exceptions);
