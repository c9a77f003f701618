namespace Sockopt.Tests.Headers;

/// <summary>A test against the C headers of Linux, for each of its cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class HeadersTheoryAttribute : TheoryAttribute
{
    public HeadersTheoryAttribute() => Skip = NeedsCompiler.Reason;
}
