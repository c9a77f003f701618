using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Sockopt;

/// <summary>Gets and sets an option of a socket of the operating system.</summary>
internal static class HostOption
{
    public static T Get<T>(Socket socket, in OptionDefinition<T> option)
    {
        ThrowIfUnusable(socket, option);
        int size = option.Codec.Size(RunningSystem.Abi);
        return size <= SmallBuffer.Size ? GetSmall(socket, option, size) : GetLarge(socket, option, size);
    }

    public static void Set<T>(Socket socket, in OptionDefinition<T> option, T value)
    {
        ThrowIfUnusable(socket, option);
        if (option.Framework.IsMapped)
        {
            SetThroughFramework(socket, option, value);
            return;
        }

        int size = option.Codec.Size(RunningSystem.Abi);
        if (size <= SmallBuffer.Size)
        {
            SetSmall(socket, option, value);
        }
        else
        {
            SetLarge(socket, option, value, size);
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

    private static T GetSmall<T>(Socket socket, in OptionDefinition<T> option, int size)
    {
        SmallBuffer buffer = default;
        Span<byte> bytes = buffer;
        int length = socket.GetRawSocketOption(option.Id.Level.Number, option.Id.Number, bytes[..size]);
        return option.Codec.Decode(bytes[..length], RunningSystem.Abi);
    }

    // Apart, because a stackalloc of a size that is not constant slows the method that it stands in.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T GetLarge<T>(Socket socket, in OptionDefinition<T> option, int size)
    {
        Span<byte> bytes = size <= MaximumOnStack ? stackalloc byte[size] : new byte[size];
        int length = socket.GetRawSocketOption(option.Id.Level.Number, option.Id.Number, bytes);
        return option.Codec.Decode(bytes[..length], RunningSystem.Abi);
    }

    private static void SetSmall<T>(Socket socket, in OptionDefinition<T> option, T value)
    {
        SmallBuffer buffer = default;
        Span<byte> bytes = buffer;
        int length = option.Codec.Encode(value, bytes, RunningSystem.Abi, option.Name);
        socket.SetRawSocketOption(option.Id.Level.Number, option.Id.Number, bytes[..length]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SetLarge<T>(Socket socket, in OptionDefinition<T> option, T value, int size)
    {
        Span<byte> bytes = size <= MaximumOnStack ? stackalloc byte[size] : new byte[size];
        int length = option.Codec.Encode(value, bytes, RunningSystem.Abi, option.Name);
        socket.SetRawSocketOption(option.Id.Level.Number, option.Id.Number, bytes[..length]);
    }

    private static void SetThroughFramework<T>(Socket socket, in OptionDefinition<T> option, T value)
    {
        if (option.Codec is IFrameworkInteger<T> integer)
        {
            socket.SetSocketOption(option.Framework.Level, option.Framework.Name, integer.ToFrameworkInteger(value, option.Name));
        }
        else if (typeof(T) == typeof(Linger))
        {
            FrameworkLinger.Set(socket, Unsafe.As<T, Linger>(ref value), option.Name);
        }
        else
        {
            throw new ArgumentException($"{option.Name}: the framework does not take a {typeof(T).Name}.", nameof(option));
        }
    }

    private static void ThrowIfUnusable<T>(Socket socket, in OptionDefinition<T> option)
    {
        ArgumentNullException.ThrowIfNull(socket);
        if (!option.Id.IsSupported || option.Codec is null)
        {
            ThrowUnusable(option);
        }
    }

    private static void ThrowUnusable<T>(in OptionDefinition<T> option)
    {
        if (option.Codec is null)
        {
            throw new ArgumentException("The key is empty; take one from a generated class, such as TcpOption.NoDelay.", nameof(option));
        }

        string platforms = option.Id.Platforms == OptionPlatforms.None
            ? "it is an option of the socket core alone"
            : $"it exists on {option.Id.Platforms}";
        throw new PlatformNotSupportedException($"{option.Name} does not exist on this system; {platforms}.");
    }

    private const int MaximumOnStack = 512;

    /// <summary>Room for a value of any kind but the largest structs, texts and byte strings.</summary>
    [InlineArray(Size)]
    private struct SmallBuffer
    {
        public const int Size = 16;

        private byte _first;
    }
}
