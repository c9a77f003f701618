namespace Sockopt.Conformance.Systems.Host;

/// <summary>struct msghdr.</summary>
internal struct MessageHeader
{
    public nint Name;

    public int NameLength;

    /// <summary>An array of <see cref="IoVector"/>.</summary>
    public nint Vectors;

    public nuint VectorCount;

    public nint Control;

    public nuint ControlLength;

    public int Flags;
}
