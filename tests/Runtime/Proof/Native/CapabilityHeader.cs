namespace Sockopt.Tests.Proof.Native;

/// <summary>Whose capabilities are meant: version 3 of the interface, and 0 for the calling thread (capset(2)).</summary>
internal struct CapabilityHeader()
{
    public uint Version = 0x20080522;

    public int Thread;
}
