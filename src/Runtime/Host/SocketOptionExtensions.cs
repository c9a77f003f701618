using System.Net.Sockets;

namespace Sockopt;

/// <summary>Typed options on <see cref="Socket"/>.</summary>
/// <remarks>
/// <para>A get reads the option by its number on the running system. A set takes the framework's own path where the
/// framework means the same option — so that what it keeps track of stays right — and the number otherwise; each key's
/// documentation says which. <see cref="Socket.SafeHandle"/> is never touched.</para>
/// <para>The <c>Try</c> methods return what the others throw as <see cref="SocketException"/>; an option that the running
/// system lacks is <see cref="SocketError.ProtocolOption"/> there. A value that cannot be expressed at all is an
/// <see cref="ArgumentException"/> in both.</para>
/// <para>An empty array is such a value too: the framework does not send one.</para>
/// <para>Options of text and bytes can also be read into, and set from, a span: nothing is allocated then.</para>
/// </remarks>
public static partial class SocketOptionExtensions
{
    /// <summary>Reads an option (getsockopt(2)).</summary>
    /// <exception cref="SocketException">The system refused, with its error.</exception>
    /// <exception cref="PlatformNotSupportedException">The running system does not have the option.</exception>
    public static T GetOption<T>(this Socket socket, OptionKey<T> key) => HostOption.Get(socket, key.Definition);

    /// <inheritdoc cref="GetOption{T}(Socket, OptionKey{T})"/>
    public static T GetOption<T>(this Socket socket, ReadOnlyOptionKey<T> key) => HostOption.Get(socket, key.Definition);

    /// <summary>Does not compile: the option is set-only.</summary>
    [Obsolete(
        OptionDirections.SetOnly,
        error: true,
        DiagnosticId = OptionDirections.SetOnlyId,
        UrlFormat = OptionDirections.RulePage)]
    public static T GetOption<T>(this Socket socket, WriteOnlyOptionKey<T> key) =>
        throw new InvalidOperationException($"{key.Name}: {OptionDirections.SetOnly}");

    /// <summary>Sets an option (setsockopt(2)).</summary>
    /// <exception cref="SocketException">The system refused, with its error.</exception>
    /// <exception cref="ArgumentException">The value cannot be expressed, or the running system takes none such
    /// (<see cref="ArgumentOutOfRangeException"/>); the message names option, unit and range.</exception>
    /// <exception cref="PlatformNotSupportedException">The running system does not have the option.</exception>
    public static void SetOption<T>(this Socket socket, OptionKey<T> key, T value) =>
        HostOption.Set(socket, key.Definition, value);

    /// <inheritdoc cref="SetOption{T}(Socket, OptionKey{T}, T)"/>
    public static void SetOption<T>(this Socket socket, WriteOnlyOptionKey<T> key, T value) =>
        HostOption.Set(socket, key.Definition, value);

    /// <summary>Sets an option that takes no value (setsockopt(2)).</summary>
    /// <inheritdoc cref="SetOption{T}(Socket, OptionKey{T}, T)" path="/exception"/>
    public static void SetOption(this Socket socket, WriteOnlyOptionKey<NoValue> key) =>
        HostOption.Set(socket, key.Definition, default);

    /// <summary>Does not compile: the option is get-only.</summary>
    [Obsolete(
        OptionDirections.GetOnly,
        error: true,
        DiagnosticId = OptionDirections.GetOnlyId,
        UrlFormat = OptionDirections.RulePage)]
    public static void SetOption<T>(this Socket socket, ReadOnlyOptionKey<T> key, T value) =>
        throw new InvalidOperationException($"{key.Name}: {OptionDirections.GetOnly}");

    /// <summary>Reads an option, and returns the error if the system refuses.</summary>
    /// <returns><see cref="SocketError.Success"/>, or why the option could not be read.</returns>
    public static SocketError TryGetOption<T>(this Socket socket, OptionKey<T> key, out T value) =>
        HostOption.TryGet(socket, key.Definition, out value);

    /// <inheritdoc cref="TryGetOption{T}(Socket, OptionKey{T}, out T)"/>
    public static SocketError TryGetOption<T>(this Socket socket, ReadOnlyOptionKey<T> key, out T value) =>
        HostOption.TryGet(socket, key.Definition, out value);

    /// <summary>Does not compile: the option is set-only.</summary>
    [Obsolete(
        OptionDirections.SetOnly,
        error: true,
        DiagnosticId = OptionDirections.SetOnlyId,
        UrlFormat = OptionDirections.RulePage)]
    public static SocketError TryGetOption<T>(this Socket socket, WriteOnlyOptionKey<T> key, out T value) =>
        throw new InvalidOperationException($"{key.Name}: {OptionDirections.SetOnly}");

    /// <summary>Sets an option, and returns the error if the system refuses.</summary>
    /// <returns><see cref="SocketError.Success"/>, or why the option could not be set.</returns>
    /// <exception cref="ArgumentException">The value cannot be expressed, or the running system takes none such
    /// (<see cref="ArgumentOutOfRangeException"/>); the message names option, unit and range.</exception>
    public static SocketError TrySetOption<T>(this Socket socket, OptionKey<T> key, T value) =>
        HostOption.TrySet(socket, key.Definition, value);

    /// <inheritdoc cref="TrySetOption{T}(Socket, OptionKey{T}, T)"/>
    public static SocketError TrySetOption<T>(this Socket socket, WriteOnlyOptionKey<T> key, T value) =>
        HostOption.TrySet(socket, key.Definition, value);

    /// <summary>Sets an option that takes no value, and returns the error if the system refuses.</summary>
    /// <returns><see cref="SocketError.Success"/>, or why the option could not be set.</returns>
    public static SocketError TrySetOption(this Socket socket, WriteOnlyOptionKey<NoValue> key) =>
        HostOption.TrySet(socket, key.Definition, default);

    /// <summary>Does not compile: the option is get-only.</summary>
    [Obsolete(
        OptionDirections.GetOnly,
        error: true,
        DiagnosticId = OptionDirections.GetOnlyId,
        UrlFormat = OptionDirections.RulePage)]
    public static SocketError TrySetOption<T>(this Socket socket, ReadOnlyOptionKey<T> key, T value) =>
        throw new InvalidOperationException($"{key.Name}: {OptionDirections.GetOnly}");
}
