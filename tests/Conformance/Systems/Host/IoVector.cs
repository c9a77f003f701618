namespace Sockopt.Conformance.Systems.Host;

/// <summary>struct iovec.</summary>
internal struct IoVector
{
    public nint Base;

    public nuint Length;
}
