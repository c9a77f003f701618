namespace Sockopt.Conformance.Host;

/// <summary>struct iovec.</summary>
internal struct IoVector
{
    public nint Base;

    public nuint Length;
}
