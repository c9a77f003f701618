namespace Sockopt.Tests.Proof.Native;

/// <summary>32 of the capabilities of a thread (capset(2)); version 3 has two of these.</summary>
internal struct CapabilityWord
{
    public uint Effective;

    public uint Permitted;

    public uint Inheritable;
}
