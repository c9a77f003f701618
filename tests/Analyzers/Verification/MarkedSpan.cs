using Microsoft.CodeAnalysis.Text;

namespace Sockopt.Analyzers.Tests.Verification;

/// <summary>A place in a source, and the id of the diagnostic that belongs there; null stands for any id.</summary>
public sealed record MarkedSpan(TextSpan Span, string? Id)
{
    /// <summary>Whether a diagnostic at <paramref name="actual"/> is the one that is meant.</summary>
    public bool Matches(MarkedSpan actual) => Span == actual.Span && (Id is null || Id == actual.Id);
}
