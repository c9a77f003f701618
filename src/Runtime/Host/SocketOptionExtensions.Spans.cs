using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Sockopt;

/// <content>Options of text and bytes in memory of the caller's.</content>
public static partial class SocketOptionExtensions
{
    // The overloads that take text have a lower priority than those that take a string: both would do for null and default.
    // Those that take bytes need none: an array becomes a span, so that the overload for the array is the better one.

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

    /// <summary>Does not compile: the option is set-only.</summary>
    [Obsolete(
        OptionDirections.SetOnly,
        error: true,
        DiagnosticId = OptionDirections.SetOnlyId,
        UrlFormat = OptionDirections.RulePage)]
    public static int GetOption(this Socket socket, WriteOnlyOptionKey<string> key, Span<byte> destination) =>
        throw new InvalidOperationException($"{key.Name}: {OptionDirections.SetOnly}");

    /// <summary>Does not compile: the option is set-only.</summary>
    [Obsolete(
        OptionDirections.SetOnly,
        error: true,
        DiagnosticId = OptionDirections.SetOnlyId,
        UrlFormat = OptionDirections.RulePage)]
    public static int GetOption(this Socket socket, WriteOnlyOptionKey<byte[]> key, Span<byte> destination) =>
        throw new InvalidOperationException($"{key.Name}: {OptionDirections.SetOnly}");

    /// <summary>Sets text that is given as UTF-8 (setsockopt(2)); nothing is allocated.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="key">The option.</param>
    /// <param name="utf8">The text, without a zero byte at its end: <c>"reno"u8</c>.</param>
    /// <remarks>The bytes go to the system by the option's number, past the codec of the key.</remarks>
    /// <exception cref="ArgumentException">The text is too long, or has a zero byte, or the key is one that is set through the
    /// framework; the message names the option.</exception>
    /// <inheritdoc cref="GetOption{T}(Socket, OptionKey{T})" path="/exception"/>
    [OverloadResolutionPriority(-1)]
    public static void SetOption(this Socket socket, OptionKey<string> key, ReadOnlySpan<byte> utf8) =>
        HostOptionSpans.Set(socket, key.Definition, utf8);

    /// <inheritdoc cref="SetOption(Socket, OptionKey{string}, ReadOnlySpan{byte})"/>
    [OverloadResolutionPriority(-1)]
    public static void SetOption(this Socket socket, WriteOnlyOptionKey<string> key, ReadOnlySpan<byte> utf8) =>
        HostOptionSpans.Set(socket, key.Definition, utf8);

    /// <summary>Sets bytes (setsockopt(2)); nothing is allocated.</summary>
    /// <remarks>The bytes go to the system by the option's number, past the codec of the key.</remarks>
    /// <exception cref="ArgumentException">There are too many, or none, which the framework does not send, or the key is one
    /// that is set through the framework; the message names the option.</exception>
    /// <inheritdoc cref="GetOption{T}(Socket, OptionKey{T})" path="/exception"/>
    public static void SetOption(this Socket socket, OptionKey<byte[]> key, ReadOnlySpan<byte> value) =>
        HostOptionSpans.Set(socket, key.Definition, value);

    /// <inheritdoc cref="SetOption(Socket, OptionKey{byte[]}, ReadOnlySpan{byte})"/>
    public static void SetOption(this Socket socket, WriteOnlyOptionKey<byte[]> key, ReadOnlySpan<byte> value) =>
        HostOptionSpans.Set(socket, key.Definition, value);

    /// <summary>Does not compile: the option is get-only.</summary>
    [Obsolete(
        OptionDirections.GetOnly,
        error: true,
        DiagnosticId = OptionDirections.GetOnlyId,
        UrlFormat = OptionDirections.RulePage)]
    [OverloadResolutionPriority(-1)]
    public static void SetOption(this Socket socket, ReadOnlyOptionKey<string> key, ReadOnlySpan<byte> utf8) =>
        throw new InvalidOperationException($"{key.Name}: {OptionDirections.GetOnly}");

    /// <summary>Does not compile: the option is get-only.</summary>
    [Obsolete(
        OptionDirections.GetOnly,
        error: true,
        DiagnosticId = OptionDirections.GetOnlyId,
        UrlFormat = OptionDirections.RulePage)]
    public static void SetOption(this Socket socket, ReadOnlyOptionKey<byte[]> key, ReadOnlySpan<byte> value) =>
        throw new InvalidOperationException($"{key.Name}: {OptionDirections.GetOnly}");

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

    /// <summary>Does not compile: the option is set-only.</summary>
    [Obsolete(
        OptionDirections.SetOnly,
        error: true,
        DiagnosticId = OptionDirections.SetOnlyId,
        UrlFormat = OptionDirections.RulePage)]
    public static SocketError TryGetOption(
        this Socket socket, WriteOnlyOptionKey<string> key, Span<byte> destination, out int length) =>
        throw new InvalidOperationException($"{key.Name}: {OptionDirections.SetOnly}");

    /// <summary>Does not compile: the option is set-only.</summary>
    [Obsolete(
        OptionDirections.SetOnly,
        error: true,
        DiagnosticId = OptionDirections.SetOnlyId,
        UrlFormat = OptionDirections.RulePage)]
    public static SocketError TryGetOption(
        this Socket socket, WriteOnlyOptionKey<byte[]> key, Span<byte> destination, out int length) =>
        throw new InvalidOperationException($"{key.Name}: {OptionDirections.SetOnly}");

    /// <summary>Sets text that is given as UTF-8, and returns the error if the system refuses.</summary>
    /// <returns><see cref="SocketError.Success"/>, or why the option could not be set.</returns>
    /// <remarks>The bytes go to the system by the option's number, past the codec of the key.</remarks>
    /// <exception cref="ArgumentException">The text is too long, or has a zero byte, or the key is one that is set through the
    /// framework; the message names the option.</exception>
    [OverloadResolutionPriority(-1)]
    public static SocketError TrySetOption(this Socket socket, OptionKey<string> key, ReadOnlySpan<byte> utf8) =>
        HostOptionSpans.TrySet(socket, key.Definition, utf8);

    /// <inheritdoc cref="TrySetOption(Socket, OptionKey{string}, ReadOnlySpan{byte})"/>
    [OverloadResolutionPriority(-1)]
    public static SocketError TrySetOption(this Socket socket, WriteOnlyOptionKey<string> key, ReadOnlySpan<byte> utf8) =>
        HostOptionSpans.TrySet(socket, key.Definition, utf8);

    /// <summary>Sets bytes, and returns the error if the system refuses.</summary>
    /// <returns><see cref="SocketError.Success"/>, or why the option could not be set.</returns>
    /// <remarks>The bytes go to the system by the option's number, past the codec of the key.</remarks>
    /// <exception cref="ArgumentException">There are too many, or none, which the framework does not send, or the key is one
    /// that is set through the framework; the message names the option.</exception>
    public static SocketError TrySetOption(this Socket socket, OptionKey<byte[]> key, ReadOnlySpan<byte> value) =>
        HostOptionSpans.TrySet(socket, key.Definition, value);

    /// <inheritdoc cref="TrySetOption(Socket, OptionKey{byte[]}, ReadOnlySpan{byte})"/>
    public static SocketError TrySetOption(this Socket socket, WriteOnlyOptionKey<byte[]> key, ReadOnlySpan<byte> value) =>
        HostOptionSpans.TrySet(socket, key.Definition, value);

    /// <summary>Does not compile: the option is get-only.</summary>
    [Obsolete(
        OptionDirections.GetOnly,
        error: true,
        DiagnosticId = OptionDirections.GetOnlyId,
        UrlFormat = OptionDirections.RulePage)]
    [OverloadResolutionPriority(-1)]
    public static SocketError TrySetOption(this Socket socket, ReadOnlyOptionKey<string> key, ReadOnlySpan<byte> utf8) =>
        throw new InvalidOperationException($"{key.Name}: {OptionDirections.GetOnly}");

    /// <summary>Does not compile: the option is get-only.</summary>
    [Obsolete(
        OptionDirections.GetOnly,
        error: true,
        DiagnosticId = OptionDirections.GetOnlyId,
        UrlFormat = OptionDirections.RulePage)]
    public static SocketError TrySetOption(this Socket socket, ReadOnlyOptionKey<byte[]> key, ReadOnlySpan<byte> value) =>
        throw new InvalidOperationException($"{key.Name}: {OptionDirections.GetOnly}");
}
