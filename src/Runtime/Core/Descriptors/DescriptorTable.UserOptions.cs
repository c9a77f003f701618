using System.Buffers;
using System.Runtime.InteropServices;

namespace Sockopt;

/// <content>setsockopt(2) and getsockopt(2) with addresses (S13.4, S13.6, S14.4, S14.7).</content>
public sealed partial class DescriptorTable
{
    // As much of a value as is ever looked at; no option is longer.
    private const int LongestValue = 65536;

    /// <summary>Sets an option (setsockopt(2), S13).</summary>
    /// <param name="descriptor">The socket.</param>
    /// <param name="level">The level, by the core's number: SOL_SOCKET is 0xffff.</param>
    /// <param name="name">The option, by the core's number.</param>
    /// <param name="value">The address of the value, in the core's layout, or 0 for none
    /// (<see cref="StackProfile.NullValueIsNoValue"/>).</param>
    /// <param name="length">Its length in bytes.</param>
    /// <returns>
    /// In the order of the checks: <see cref="Errno.EBADF"/>: no descriptor. <see cref="Errno.ENOTSOCK"/>: no socket.
    /// <see cref="Errno.EINVAL"/>: the length is negative, or more than <see cref="StackProfile.LongestOptionValue"/>.
    /// <see cref="StackProfile.UnknownLevel"/>, under a profile that says it here
    /// (<see cref="StackProfile.UnknownLevelComesBeforeMemory"/>). <see cref="Errno.EINVAL"/>: the value is short, under a
    /// profile that says it here (<see cref="StackProfile.ShortValueIsRefusedFirst"/>). <see cref="Errno.EFAULT"/>: the value
    /// cannot be read; how much of it has to be: <see cref="StackProfile.OptionValueIsReadWhole"/>. The errors of
    /// <see cref="KernelSocket.SetOption(int, int, ReadOnlySpan{byte})"/>.
    /// </returns>
    public Errno SetOption(int descriptor, int level, int name, ulong value, int length)
    {
        using HeldFile held = HoldSocket(descriptor);
        if (!held.IsSuccess)
        {
            return held.Errno;
        }

        // A negative length is a huge one.
        if ((uint)length > (uint)Profile.LongestOptionValue)
        {
            return Errno.EINVAL;
        }

        if (Profile.UnknownLevelComesBeforeMemory && LacksLevel(held.Socket, level))
        {
            return Profile.UnknownLevel;
        }

        if (level == SocketLevelDispatcher.Level && length < sizeof(int) && Profile.ShortValueIsRefusedFirst)
        {
            return Errno.EINVAL;
        }

        bool isNone = value == 0 && Profile.NullValueIsNoValue;
        return SetFromMemory(held.Socket, level, name, value, isNone ? 0 : Math.Min(length, LongestValue));
    }

    /// <summary>Reads an option (getsockopt(2), S14).</summary>
    /// <param name="descriptor">The socket.</param>
    /// <param name="level">The level, by the core's number: SOL_SOCKET is 0xffff.</param>
    /// <param name="name">The option, by the core's number.</param>
    /// <param name="value">The address where the value goes, in the core's layout, or 0 if none is wanted
    /// (<see cref="StackProfile.NullValueIsNoValue"/>).</param>
    /// <param name="length">The address of the length (socklen_t, 32 bits): before the call how many bytes there is room for,
    /// after a success how many were written. A short buffer gets the first bytes of the value, and none if there is no room
    /// (S14.4).</param>
    /// <returns>
    /// In the order of the checks: <see cref="Errno.EBADF"/>: no descriptor. <see cref="Errno.ENOTSOCK"/>: no socket.
    /// <see cref="StackProfile.UnknownLevel"/>, under a profile that says it here
    /// (<see cref="StackProfile.UnknownLevelComesBeforeMemory"/>). <see cref="Errno.EFAULT"/>: the length cannot be read.
    /// <see cref="Errno.EINVAL"/>: the length is negative (<see cref="StackProfile.NegativeLengthIsRefused"/>). The errors of
    /// <see cref="KernelSocket.GetOption(int, int, Span{byte}, out int)"/>. <see cref="Errno.EFAULT"/>: the value cannot be
    /// written, or after it the length; what could be is written, and an error that SO_ERROR would have read is cleared.
    /// </returns>
    public Errno GetOption(int descriptor, int level, int name, ulong value, ulong length)
    {
        using HeldFile held = HoldSocket(descriptor);
        if (!held.IsSuccess)
        {
            return held.Errno;
        }

        if (Profile.UnknownLevelComesBeforeMemory && LacksLevel(held.Socket, level))
        {
            return Profile.UnknownLevel;
        }

        if (value == 0 && Profile.NullValueIsNoValue)
        {
            return held.Socket.GetOption(level, name, default, out _);
        }

        uint room = 0;
        if (Memory.CopyIn(length, MemoryMarshal.AsBytes(new Span<uint>(ref room))) < sizeof(uint))
        {
            return Errno.EFAULT;
        }

        return room > int.MaxValue && Profile.NegativeLengthIsRefused
            ? Errno.EINVAL
            : GetIntoMemory(held.Socket, level, name, value, length, (int)Math.Min(room, LongestValue));
    }

    private static bool LacksLevel(KernelSocket socket, int level) =>
        level != SocketLevelDispatcher.Level && socket.Protocol.Options is null;

    private Errno SetFromMemory(KernelSocket socket, int level, int name, ulong value, int length)
    {
        byte[]? rented = null;
        Span<byte> bytes = length <= OptionWire.LargestOnStack
            ? stackalloc byte[OptionWire.LargestOnStack]
            : rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            int copied = Memory.CopyIn(value, bytes[..length]);
            int needed = Profile.OptionValueIsReadWhole ? length
                : level == SocketLevelDispatcher.Level ? Math.Min(length, sizeof(int))
                : Math.Min(length, 1);
            if (copied < needed)
            {
                return Errno.EFAULT;
            }

            Errno error = socket.SetOption(level, name, bytes[..copied]);
            return copied < length && error == Errno.EINVAL ? Excuse(socket, level, name, bytes, copied, length) : error;
        }
        finally
        {
            Return(rented);
        }
    }

    // Where only what the option takes is read: whether a value was refused that ends at a fault because of that, or because of
    // what was read, or because it is said to be too short anyway.
    private static Errno Excuse(KernelSocket socket, int level, int name, Span<byte> bytes, int copied, int length)
    {
        bool isKnown = socket.GetOption(level, name, bytes, out int taken) == Errno.Success;
        return isKnown && (copied >= taken || length < taken) ? Errno.EINVAL : Errno.EFAULT;
    }

    private Errno GetIntoMemory(KernelSocket socket, int level, int name, ulong value, ulong length, int room)
    {
        byte[]? rented = null;
        Span<byte> bytes = room <= OptionWire.LargestOnStack
            ? stackalloc byte[OptionWire.LargestOnStack]
            : rented = ArrayPool<byte>.Shared.Rent(room);
        try
        {
            Errno error = socket.GetOption(level, name, bytes[..room], out int written);
            if (error != Errno.Success || (room == 0 && !Profile.NoRoomIsWrittenBack))
            {
                return error;
            }

            // The value comes first: its length is told only if it is there.
            bool isCopied = Memory.CopyOut(value, bytes[..written]) == written
                && Memory.CopyOut(length, MemoryMarshal.AsBytes(new ReadOnlySpan<int>(ref written))) == sizeof(int);
            return isCopied ? Errno.Success : Errno.EFAULT;
        }
        finally
        {
            Return(rented);
        }
    }

    private static void Return(byte[]? rented)
    {
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
