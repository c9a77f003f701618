using System.Net.Sockets;

namespace Sockopt;

/// <summary>Gets and sets an option of text or bytes in memory of the caller's: nothing is made of it, nothing is
/// allocated.</summary>
/// <remarks><c>T</c> is <see cref="string"/>, and the bytes are its UTF-8, or an array of <see cref="byte"/>.</remarks>
internal static class HostOptionSpans
{
    /// <summary>Reads an option into memory in which the system sees what stands there: some options read it.</summary>
    /// <returns>The number of bytes read; of text, without the zero bytes behind it.</returns>
    public static int Get<T>(Socket socket, in OptionDefinition<T> option, Span<byte> destination)
        where T : class
    {
        HostOption.ThrowIfUnusable(socket, option);
        int size = option.Codec.Size(RunningSystem.Abi);

        // A shorter destination would do until the day on which the text is longer: systems cut it and say nothing. Bytes
        // can be asked for in part, and the caller knows which.
        if (IsText<T>() && destination.Length < size)
        {
            throw new ArgumentException(
                $"{option.Name} returns at most {size} bytes of text; the destination has {destination.Length}.",
                nameof(destination));
        }

        Span<byte> value = destination[..Math.Min(size, destination.Length)];
        int length = socket.GetRawSocketOption(option.Id.Level.Number, option.Id.Number, value);
        return IsText<T>() && value[..length].IndexOf((byte)0) is var end and >= 0 ? end : length;
    }

    public static void Set<T>(Socket socket, in OptionDefinition<T> option, ReadOnlySpan<byte> value)
        where T : class
    {
        HostOption.ThrowIfUnusable(socket, option);
        int size = option.Codec.Size(RunningSystem.Abi);
        if (value.Length > size)
        {
            throw new ArgumentException($"{option.Name} takes at most {size} bytes, not {value.Length}.", nameof(value));
        }

        if (IsText<T>() && value.Contains((byte)0))
        {
            throw new ArgumentException($"{option.Name} takes text without a zero byte in it.", nameof(value));
        }

        // See HostOption.LengthToSend.
        ReadOnlySpan<byte> sent = IsText<T>() && value.IsEmpty ? "\0"u8 : value;
        socket.SetRawSocketOption(option.Id.Level.Number, option.Id.Number, sent);
    }

    public static SocketError TryGet<T>(Socket socket, in OptionDefinition<T> option, Span<byte> destination, out int length)
        where T : class
    {
        length = 0;
        if (!option.Id.IsSupported)
        {
            return SocketError.ProtocolOption;
        }

        try
        {
            length = Get(socket, option, destination);
            return SocketError.Success;
        }
        catch (SocketException exception)
        {
            return exception.SocketErrorCode;
        }
    }

    public static SocketError TrySet<T>(Socket socket, in OptionDefinition<T> option, ReadOnlySpan<byte> value)
        where T : class
    {
        if (!option.Id.IsSupported)
        {
            return SocketError.ProtocolOption;
        }

        try
        {
            Set(socket, option, value);
            return SocketError.Success;
        }
        catch (SocketException exception)
        {
            return exception.SocketErrorCode;
        }
    }

    private static bool IsText<T>() => typeof(T) == typeof(string);
}
