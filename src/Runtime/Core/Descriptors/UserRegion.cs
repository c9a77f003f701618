namespace Sockopt;

/// <summary>A region of a <see cref="UserMemoryMap"/>.</summary>
/// <param name="First">The address of its first byte.</param>
/// <param name="Memory">What its bytes are; not empty.</param>
/// <param name="Access">What may be done to them.</param>
internal sealed record UserRegion(ulong First, Memory<byte> Memory, UserMemoryAccess Access)
{
    /// <summary>The address of its last byte. What is behind that may be no address any more.</summary>
    public ulong Last => First + (ulong)(Memory.Length - 1);
}
