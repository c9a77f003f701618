using System.Runtime.InteropServices;

namespace Sockopt.Conformance.Systems.Host;

/// <summary>Descriptors in the control data of a message: struct cmsghdr, and behind it one int each.</summary>
internal static class ControlMessage
{
    // size_t cmsg_len, int cmsg_level, int cmsg_type; messages begin where a size_t may.
    private const int HeaderSize = 16;
    private const int LevelOffset = 8;
    private const int TypeOffset = 12;
    private const int Alignment = 8;

    private static int Level => SystemNumbers.Linux.Level("SOCKET")!.Value;

    /// <summary>Control data with descriptors to send.</summary>
    public static byte[] Write(ReadOnlySpan<int> descriptors)
    {
        ReadOnlySpan<byte> content = MemoryMarshal.AsBytes(descriptors);
        int length = HeaderSize + content.Length;
        byte[] message = new byte[Aligned(length)];
        BitConverter.TryWriteBytes(message, (long)length);
        BitConverter.TryWriteBytes(message.AsSpan(LevelOffset), Level);
        BitConverter.TryWriteBytes(message.AsSpan(TypeOffset), LinuxNumbers.Rights);
        content.CopyTo(message.AsSpan(HeaderSize));
        return message;
    }

    /// <summary>The descriptors in control data that was received.</summary>
    public static int[] Read(ReadOnlySpan<byte> control)
    {
        List<int> descriptors = [];
        while (control.Length >= HeaderSize)
        {
            int length = (int)BitConverter.ToInt64(control);
            if (BitConverter.ToInt32(control[LevelOffset..]) == Level
                && BitConverter.ToInt32(control[TypeOffset..]) == LinuxNumbers.Rights)
            {
                descriptors.AddRange(MemoryMarshal.Cast<byte, int>(control[HeaderSize..length]));
            }

            control = control[Math.Min(Aligned(length), control.Length)..];
        }

        return [.. descriptors];
    }

    private static int Aligned(int length) => (length + Alignment - 1) & -Alignment;
}
