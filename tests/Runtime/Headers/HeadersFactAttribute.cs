namespace Sockopt.Tests.Headers;

/// <summary>A test against the C headers of Linux.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class HeadersFactAttribute : FactAttribute
{
    public HeadersFactAttribute() => Skip = NeedsCompiler.Reason;
}
