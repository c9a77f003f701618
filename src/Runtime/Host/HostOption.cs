using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Sockopt;

/// <summary>Gets and sets an option of a socket of the operating system.</summary>
/// <remarks>Get and set are inlined, so that a key folds into constants at each call. What they call takes the parts of the
/// key that it needs and never the key: a struct whose address is taken is built in memory at every call. The calls by
/// number are not inlined further; measured, a set of a time is some 20 ns faster so, and nothing else is slower.</remarks>
internal static class HostOption
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Get<T>(Socket socket, in OptionDefinition<T> option)
    {
        ThrowIfUnusable(socket, option);
        return GetByNumber(socket, option.Id.Level.Number, option.Id.Number, option.Codec);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Set<T>(Socket socket, in OptionDefinition<T> option, T value)
    {
        ThrowIfUnusable(socket, option);
        if (option.Framework.IsMapped)
        {
            SetThroughFramework(socket, option.Framework.Level, option.Framework.Name, option.Codec, value, option.Name);
        }
        else
        {
            SetByNumber(socket, option.Id.Level.Number, option.Id.Number, option.Codec, value, option.Name);
        }
    }

    public static SocketError TryGet<T>(Socket socket, in OptionDefinition<T> option, out T value)
    {
        value = default!;
        if (!option.Id.IsSupported)
        {
            return SocketError.ProtocolOption;
        }

        try
        {
            value = Get(socket, option);
            return SocketError.Success;
        }
        catch (SocketException exception)
        {
            return exception.SocketErrorCode;
        }
    }

    public static SocketError TrySet<T>(Socket socket, in OptionDefinition<T> option, T value)
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

    /// <summary>Refuses what no call can be made of: no socket, an empty key, an option that the running system lacks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ThrowIfUnusable<T>(Socket socket, in OptionDefinition<T> option)
    {
        ArgumentNullException.ThrowIfNull(socket);
        if (option.Codec is null)
        {
            EmptyKey.Throw();
        }

        if (!option.Id.IsSupported)
        {
            ThrowUnsupported(option.Name, option.Id.Platforms);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T GetByNumber<T>(Socket socket, int level, int number, OptionCodec<T> codec)
    {
        int size = codec.Size(RunningSystem.Abi);
        if (size > SmallBuffer.Size)
        {
            return GetLarge(socket, level, number, codec, size);
        }

        SmallBuffer buffer = default;
        Span<byte> bytes = buffer;
        return Read(socket, level, number, codec, bytes[..size]);
    }

    // Apart, because a stackalloc of a size that is not constant slows the method that it stands in.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T GetLarge<T>(Socket socket, int level, int number, OptionCodec<T> codec, int size)
    {
        Span<byte> bytes = size <= OptionWire.LargestOnStack ? stackalloc byte[size] : new byte[size];
        return Read(socket, level, number, codec, bytes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Read<T>(Socket socket, int level, int number, OptionCodec<T> codec, Span<byte> bytes)
    {
        Span<byte> asked = bytes[..codec.LengthToAsk(socket.AddressFamily, bytes.Length, RunningSystem.Abi)];
        int length = codec.ByteCount(socket.GetRawSocketOption(level, number, asked), RunningSystem.Abi);
        return codec.Decode(bytes[..length], RunningSystem.Abi);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SetByNumber<T>(Socket socket, int level, int number, OptionCodec<T> codec, T value, string name)
    {
        int size = codec.Size(RunningSystem.Abi);
        if (size > SmallBuffer.Size)
        {
            SetLarge(socket, level, number, codec, value, name, size);
            return;
        }

        SmallBuffer buffer = default;
        int length = LengthToSend(codec, codec.Encode(value, buffer, RunningSystem.Abi, name));
        ReadOnlySpan<byte> bytes = buffer;
        socket.SetRawSocketOption(level, number, bytes[..length]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SetLarge<T>(Socket socket, int level, int number, OptionCodec<T> codec, T value, string name, int size)
    {
        Span<byte> bytes = size <= OptionWire.LargestOnStack ? stackalloc byte[size] : new byte[size];
        int length = LengthToSend(codec, codec.Encode(value, bytes, RunningSystem.Abi, name));
        socket.SetRawSocketOption(level, number, bytes[..length]);
    }

    // No bytes at all are EFAULT to the framework, before any system is asked. Text without a character is its zero byte.
    private static int LengthToSend<T>(OptionCodec<T> codec, int length) =>
        length == 0 && codec is OptionCodec<string> ? 1 : length;

    private static void SetThroughFramework<T>(
        Socket socket, SocketOptionLevel level, SocketOptionName option, OptionCodec<T> codec, T value, string name)
    {
        if (codec is IFrameworkInteger<T> integer)
        {
            socket.SetSocketOption(level, option, integer.ToFrameworkInteger(value, name));
        }
        else if (codec is IFrameworkObject<T> setter)
        {
            setter.SetThroughFramework(socket, value, name);
        }
        else
        {
            throw new ArgumentException($"{name}: the framework does not take a {typeof(T).Name}.", nameof(option));
        }
    }

    [DoesNotReturn]
    private static void ThrowUnsupported(string name, OptionPlatforms platforms)
    {
        string where = platforms == OptionPlatforms.None
            ? "it is an option of the socket core alone"
            : $"it exists on {platforms.Prose()}";
        throw new PlatformNotSupportedException($"{name} does not exist on this system; {where}.");
    }

    /// <summary>Room for a value of any kind but the largest structs, texts and byte strings.</summary>
    [InlineArray(Size)]
    private struct SmallBuffer
    {
        public const int Size = 16;

        private byte _first;
    }
}
