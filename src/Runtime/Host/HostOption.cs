using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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

    public static SocketError TryGet<T>(Socket socket, in OptionDefinition<T> option, out T value) =>
        Try(socket, option, static (socket, in option, _) => Get(socket, option), default(NoValue), out value);

    public static SocketError TrySet<T>(Socket socket, in OptionDefinition<T> option, T value) => Try(
        socket,
        option,
        static (socket, in option, value) =>
        {
            Set(socket, option, value);
            return default(NoValue);
        },
        value,
        out _);

    /// <summary>Makes a call, and returns what it throws of the system's errors.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="option">The option.</param>
    /// <param name="call">The call; a static lambda, so that nothing is allocated.</param>
    /// <param name="argument">What the call needs besides.</param>
    /// <param name="result">What the call returns; the default of its type if there is an error.</param>
    public static SocketError Try<T, TArgument, TResult>(
        Socket socket,
        in OptionDefinition<T> option,
        HostOptionCall<T, TArgument, TResult> call,
        TArgument argument,
        out TResult result)
        where TArgument : allows ref struct
    {
        ArgumentNullException.ThrowIfNull(socket);
        result = default!;
        if (!option.Id.IsSupported)
        {
            return SocketError.ProtocolOption;
        }

        try
        {
            result = call(socket, option, argument);
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

        // The JIT drops this for values that are no references.
        if (!typeof(T).IsValueType && value is SafeHandle handle)
        {
            SetHeld(socket, level, number, codec, value, name, size, handle);
            return;
        }

        if (size > SmallBuffer.Size)
        {
            SetLarge(socket, level, number, codec, value, name, size);
            return;
        }

        SmallBuffer buffer = default;
        int length = LengthToSend(codec, codec.Encode(value, buffer, RunningSystem.Abi, name), name);
        ReadOnlySpan<byte> bytes = buffer;
        socket.SetRawSocketOption(level, number, bytes[..length]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SetLarge<T>(Socket socket, int level, int number, OptionCodec<T> codec, T value, string name, int size)
    {
        Span<byte> bytes = size <= OptionWire.LargestOnStack ? stackalloc byte[size] : new byte[size];
        int length = LengthToSend(codec, codec.Encode(value, bytes, RunningSystem.Abi, name), name);
        socket.SetRawSocketOption(level, number, bytes[..length]);
    }

    // The number of a descriptor does not keep it open, and where it is closed, the next file that is opened has the number: a
    // finalizer or another thread could have the system take another file than was meant.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SetHeld<T>(
        Socket socket, int level, int number, OptionCodec<T> codec, T value, string name, int size, SafeHandle handle)
    {
        bool isHeld = false;
        try
        {
            handle.DangerousAddRef(ref isHeld);
            SetLarge(socket, level, number, codec, value, name, size);
        }
        finally
        {
            if (isHeld)
            {
                handle.DangerousRelease();
            }
        }
    }

    // Text without a character is its zero byte, which the buffer has behind it.
    private static int LengthToSend<T>(OptionCodec<T> codec, int length, string name)
    {
        if (length > 0)
        {
            return length;
        }

        if (codec is not OptionCodec<string>)
        {
            ThrowNoBytes(name);
        }

        return 1;
    }

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

    /// <summary>Refuses a value without a byte.</summary>
    /// <remarks>The framework hands no memory at all to the system then, wherever the empty span points to, and answers
    /// EFAULT itself.</remarks>
    [DoesNotReturn]
    public static void ThrowNoBytes(string name) =>
        throw new ArgumentException($"{name} takes at least one byte here: the framework does not send an empty value.");

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
