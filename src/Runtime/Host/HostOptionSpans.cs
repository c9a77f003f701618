using System.Net.Sockets;

namespace Sockopt;

/// <summary>Gets and sets an option of text or bytes in memory of the caller's: nothing is made of it, nothing is
/// allocated.</summary>
/// <remarks><c>T</c> is <see cref="string"/>, and the bytes are its UTF-8, or an array of <see cref="byte"/>. The bytes go
/// past the option's codec, which says no more than how many there can be, and always by the option's number.</remarks>
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
        if (option.Framework.IsMapped)
        {
            throw new ArgumentException(
                $"{option.Name} is set through the framework, which takes no bytes; set it by a value.", nameof(option));
        }

        int size = option.Codec.Size(RunningSystem.Abi);
        if (value.Length > size)
        {
            throw new ArgumentException($"{option.Name} takes at most {size} bytes, not {value.Length}.", nameof(value));
        }

        if (IsText<T>() && value.Contains((byte)0))
        {
            throw new ArgumentException($"{option.Name} takes text without a zero byte in it.", nameof(value));
        }

        if (value.IsEmpty)
        {
            if (!IsText<T>())
            {
                HostOption.ThrowNoBytes(option.Name);
            }

            // Text without a character is its zero byte.
            value = "\0"u8;
        }

        socket.SetRawSocketOption(option.Id.Level.Number, option.Id.Number, value);
    }

    public static SocketError TryGet<T>(Socket socket, in OptionDefinition<T> option, Span<byte> destination, out int length)
        where T : class =>
        HostOption.Try(
            socket, option, static (socket, in option, destination) => Get(socket, option, destination), destination, out length);

    public static SocketError TrySet<T>(Socket socket, in OptionDefinition<T> option, ReadOnlySpan<byte> value)
        where T : class => HostOption.Try(
        socket,
        option,
        static (socket, in option, value) =>
        {
            Set(socket, option, value);
            return default(NoValue);
        },
        value,
        out _);

    private static bool IsText<T>() => typeof(T) == typeof(string);
}
