using Microsoft.Win32.SafeHandles;

namespace Sockopt.Tests.Proof.Native;

/// <summary>Descriptors that the value of an option is.</summary>
internal static class Descriptors
{
    /// <summary>Closes a descriptor that was read: it is new, and the reader's.</summary>
    public static void Close(byte[] value)
    {
        using SafeFileHandle handle = new(BitConverter.ToInt32(value), ownsHandle: true);
        Assert.False(handle.IsInvalid);
    }
}
