using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Sockopt;

/// <content>Options of text and bytes in memory of the caller's.</content>
public static partial class SocketOptionExtensions
{
    // The overloads that take text have a lower priority than those that take a string: both would do for null and default.

    /// <summary>Reads text as UTF-8 (getsockopt(2)); nothing is allocated.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="key">The option.</param>
    /// <param name="destination">Room for the longest text that the option can have.</param>
    /// <returns>The number of bytes of the text, without the zero bytes that a system puts behind it.</returns>
    /// <exception cref="ArgumentException">The destination is shorter than the longest text.</exception>
    /// <inheritdoc cref="GetOption{T}(Socket, OptionKey{T})" path="/exception"/>
    public static int GetOption(this Socket socket, OptionKey<string> key, Span<byte> destination) =>
        HostOptionSpans.Get(socket, key.Definition, destination);

    /// <inheritdoc cref="GetOption(Socket, OptionKey{string}, Span{byte})"/>
    public static int GetOption(this Socket socket, ReadOnlyOptionKey<string> key, Span<byte> destination) =>
        HostOptionSpans.Get(socket, key.Definition, destination);

    /// <summary>Reads bytes (getsockopt(2)); nothing is allocated.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="key">The option.</param>
    /// <param name="destination">Where they go, as far as there is room. The system sees what stands there: some options
    /// read from it what they are asked for. What is beyond the greatest length of the option is left alone.</param>
    /// <returns>The number of bytes read.</returns>
    /// <inheritdoc cref="GetOption{T}(Socket, OptionKey{T})" path="/exception"/>
    public static int GetOption(this Socket socket, OptionKey<byte[]> key, Span<byte> destination) =>
        HostOptionSpans.Get(socket, key.Definition, destination);

    /// <inheritdoc cref="GetOption(Socket, OptionKey{byte[]}, Span{byte})"/>
    public static int GetOption(this Socket socket, ReadOnlyOptionKey<byte[]> key, Span<byte> destination) =>
        HostOptionSpans.Get(socket, key.Definition, destination);

    /// <summary>Sets text that is given as UTF-8 (setsockopt(2)); nothing is allocated.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="key">The option.</param>
    /// <param name="utf8">The text, without a zero byte at its end: <c>"reno"u8</c>.</param>
    /// <exception cref="ArgumentException">The text is too long, or has a zero byte; the message names the option.</exception>
    /// <inheritdoc cref="GetOption{T}(Socket, OptionKey{T})" path="/exception"/>
    [OverloadResolutionPriority(-1)]
    public static void SetOption(this Socket socket, OptionKey<string> key, ReadOnlySpan<byte> utf8) =>
        HostOptionSpans.Set(socket, key.Definition, utf8);

    /// <inheritdoc cref="SetOption(Socket, OptionKey{string}, ReadOnlySpan{byte})"/>
    [OverloadResolutionPriority(-1)]
    public static void SetOption(this Socket socket, WriteOnlyOptionKey<string> key, ReadOnlySpan<byte> utf8) =>
        HostOptionSpans.Set(socket, key.Definition, utf8);

    /// <summary>Sets bytes (setsockopt(2)); nothing is allocated.</summary>
    /// <exception cref="ArgumentException">There are too many; the message names the option.</exception>
    /// <inheritdoc cref="GetOption{T}(Socket, OptionKey{T})" path="/exception"/>
    public static void SetOption(this Socket socket, OptionKey<byte[]> key, ReadOnlySpan<byte> value) =>
        HostOptionSpans.Set(socket, key.Definition, value);

    /// <inheritdoc cref="SetOption(Socket, OptionKey{byte[]}, ReadOnlySpan{byte})"/>
    public static void SetOption(this Socket socket, WriteOnlyOptionKey<byte[]> key, ReadOnlySpan<byte> value) =>
        HostOptionSpans.Set(socket, key.Definition, value);

    /// <summary>Reads text as UTF-8, and returns the error if the system refuses.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="key">The option.</param>
    /// <param name="destination">Room for the longest text that the option can have.</param>
    /// <param name="length">The number of bytes of the text, without the zero bytes that a system puts behind it.</param>
    /// <returns><see cref="SocketError.Success"/>, or why the option could not be read.</returns>
    /// <exception cref="ArgumentException">The destination is shorter than the longest text.</exception>
    public static SocketError TryGetOption(this Socket socket, OptionKey<string> key, Span<byte> destination, out int length) =>
        HostOptionSpans.TryGet(socket, key.Definition, destination, out length);

    /// <inheritdoc cref="TryGetOption(Socket, OptionKey{string}, Span{byte}, out int)"/>
    public static SocketError TryGetOption(
        this Socket socket, ReadOnlyOptionKey<string> key, Span<byte> destination, out int length) =>
        HostOptionSpans.TryGet(socket, key.Definition, destination, out length);

    /// <summary>Reads bytes, and returns the error if the system refuses.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="key">The option.</param>
    /// <param name="destination">Where they go, as far as there is room. The system sees what stands there.</param>
    /// <param name="length">The number of bytes read.</param>
    /// <returns><see cref="SocketError.Success"/>, or why the option could not be read.</returns>
    public static SocketError TryGetOption(this Socket socket, OptionKey<byte[]> key, Span<byte> destination, out int length) =>
        HostOptionSpans.TryGet(socket, key.Definition, destination, out length);

    /// <inheritdoc cref="TryGetOption(Socket, OptionKey{byte[]}, Span{byte}, out int)"/>
    public static SocketError TryGetOption(
        this Socket socket, ReadOnlyOptionKey<byte[]> key, Span<byte> destination, out int length) =>
        HostOptionSpans.TryGet(socket, key.Definition, destination, out length);

    /// <summary>Sets text that is given as UTF-8, and returns the error if the system refuses.</summary>
    /// <returns><see cref="SocketError.Success"/>, or why the option could not be set.</returns>
    /// <exception cref="ArgumentException">The text is too long, or has a zero byte; the message names the option.</exception>
    [OverloadResolutionPriority(-1)]
    public static SocketError TrySetOption(this Socket socket, OptionKey<string> key, ReadOnlySpan<byte> utf8) =>
        HostOptionSpans.TrySet(socket, key.Definition, utf8);

    /// <inheritdoc cref="TrySetOption(Socket, OptionKey{string}, ReadOnlySpan{byte})"/>
    [OverloadResolutionPriority(-1)]
    public static SocketError TrySetOption(this Socket socket, WriteOnlyOptionKey<string> key, ReadOnlySpan<byte> utf8) =>
        HostOptionSpans.TrySet(socket, key.Definition, utf8);

    /// <summary>Sets bytes, and returns the error if the system refuses.</summary>
    /// <returns><see cref="SocketError.Success"/>, or why the option could not be set.</returns>
    /// <exception cref="ArgumentException">There are too many; the message names the option.</exception>
    public static SocketError TrySetOption(this Socket socket, OptionKey<byte[]> key, ReadOnlySpan<byte> value) =>
        HostOptionSpans.TrySet(socket, key.Definition, value);

    /// <inheritdoc cref="TrySetOption(Socket, OptionKey{byte[]}, ReadOnlySpan{byte})"/>
    public static SocketError TrySetOption(this Socket socket, WriteOnlyOptionKey<byte[]> key, ReadOnlySpan<byte> value) =>
        HostOptionSpans.TrySet(socket, key.Definition, value);
}
