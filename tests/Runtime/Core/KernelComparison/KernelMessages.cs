using System.Runtime.InteropServices;
using Sockopt.Tests.Proof.Native;

namespace Sockopt.Tests.Core;

/// <summary>sendmsg(2) and recvmsg(2) with descriptors.</summary>
internal static class KernelMessages
{
    // struct cmsghdr: size_t cmsg_len, int cmsg_level, int cmsg_type.
    private const int HeaderSize = 16;
    private const int LevelOffset = 8;
    private const int TypeOffset = 12;
    private const int Alignment = 8;
    private const int Rights = 1;

    /// <summary>Sends bytes and descriptors.</summary>
    public static unsafe nint Send(int descriptor, byte[] data, byte[] address, ReadOnlySpan<int> descriptors, int flags)
    {
        byte[] control = Write(descriptors);
        fixed (byte* bytes = &Start(data), name = &Start(address), rights = &Start(control))
        {
            MessagePiece piece = new() { Data = bytes, Length = (nuint)data.Length };
            MessageHeader header = new()
            {
                Name = address.Length == 0 ? null : name,
                NameLength = address.Length,
                Piece = &piece,
                PieceCount = 1,
                Control = rights,
                ControlLength = (nuint)control.Length,
            };
            return KernelCalls.SendMessage(descriptor, in header, flags);
        }
    }

    /// <summary>Receives bytes, the address of the sender and descriptors.</summary>
    /// <param name="descriptor">The socket.</param>
    /// <param name="buffer">Where the bytes go.</param>
    /// <param name="address">Where the address goes.</param>
    /// <param name="length">How long the address is.</param>
    /// <param name="maximum">For how many descriptors there is room.</param>
    /// <param name="descriptors">Those that came.</param>
    /// <param name="flags">The flags of the call, and then those that it returns.</param>
    public static unsafe nint Receive(
        int descriptor, byte[] buffer, byte[] address, out int length, int maximum, out int[] descriptors, ref int flags)
    {
        byte[] control = maximum == 0 ? [] : new byte[HeaderSize + (maximum * sizeof(int))];
        fixed (byte* bytes = &Start(buffer), name = &Start(address), rights = &Start(control))
        {
            MessagePiece piece = new() { Data = bytes, Length = (nuint)buffer.Length };
            MessageHeader header = new()
            {
                Name = name,
                NameLength = address.Length,
                Piece = &piece,
                PieceCount = 1,
                Control = rights,
                ControlLength = (nuint)control.Length,
            };
            nint received = KernelCalls.ReceiveMessage(descriptor, ref header, flags);
            length = header.NameLength;
            flags = header.Flags;
            descriptors = received < 0 ? [] : Read(control.AsSpan(0, (int)header.ControlLength));
            return received;
        }
    }

    private static ref byte Start(byte[] bytes) => ref MemoryMarshal.GetArrayDataReference(bytes);

    private static byte[] Write(ReadOnlySpan<int> descriptors)
    {
        if (descriptors.IsEmpty)
        {
            return [];
        }

        ReadOnlySpan<byte> content = MemoryMarshal.AsBytes(descriptors);
        int length = HeaderSize + content.Length;
        byte[] control = new byte[(length + Alignment - 1) & -Alignment];
        BitConverter.TryWriteBytes(control, (long)length);
        BitConverter.TryWriteBytes(control.AsSpan(LevelOffset), SocketOption.PeerCredentials.Id.Level.Number);
        BitConverter.TryWriteBytes(control.AsSpan(TypeOffset), Rights);
        content.CopyTo(control.AsSpan(HeaderSize));
        return control;
    }

    private static int[] Read(ReadOnlySpan<byte> control)
    {
        if (control.Length < HeaderSize)
        {
            return [];
        }

        Assert.Equal(Rights, BitConverter.ToInt32(control[TypeOffset..]));
        return MemoryMarshal.Cast<byte, int>(control[HeaderSize..(int)BitConverter.ToInt64(control)]).ToArray();
    }
}
