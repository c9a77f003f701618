using System.Runtime.InteropServices;

namespace Sockopt.Conformance.Systems.Host;

/// <summary>Memory that stays where it is, so that a struct can point to it.</summary>
internal static class PinnedBytes
{
    /// <summary>So many bytes, and one more: memory of no bytes would have no address.</summary>
    public static byte[] Allocate(int length) => GC.AllocateArray<byte>(length + 1, pinned: true);

    public static byte[] Copy(ReadOnlySpan<byte> bytes)
    {
        byte[] copy = Allocate(bytes.Length);
        bytes.CopyTo(copy);
        return copy;
    }

    public static nint AddressOf<T>(T[] pinned) => Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0);
}
