namespace Sockopt;

/// <content>setsockopt(2) and getsockopt(2) with values of the caller, by number and by key (S13, S14).</content>
public sealed partial class DescriptorTable
{
    /// <summary>Sets an option (setsockopt(2), S13).</summary>
    /// <param name="descriptor">The socket.</param>
    /// <param name="level">The level, by the core's number: SOL_SOCKET is 0xffff.</param>
    /// <param name="name">The option, by the core's number.</param>
    /// <param name="value">The value in the core's layout; empty for none.</param>
    /// <returns><see cref="Errno.EBADF"/>, <see cref="Errno.ENOTSOCK"/>: as for every call. <see cref="Errno.EINVAL"/>: the value
    /// is longer than <see cref="StackProfile.LongestOptionValue"/>. The errors of
    /// <see cref="KernelSocket.SetOption(int, int, ReadOnlySpan{byte})"/>.</returns>
    public Errno SetOption(int descriptor, int level, int name, ReadOnlySpan<byte> value)
    {
        using HeldFile held = HoldSocket(descriptor);
        return !held.IsSuccess ? held.Errno
            : value.Length > Profile.LongestOptionValue ? Errno.EINVAL
            : held.Socket.SetOption(level, name, value);
    }

    /// <summary>Reads an option (getsockopt(2), S14).</summary>
    /// <param name="descriptor">The socket.</param>
    /// <param name="level">The level, by the core's number: SOL_SOCKET is 0xffff.</param>
    /// <param name="name">The option, by the core's number.</param>
    /// <param name="value">Where the value goes, in the core's layout; a short one gets the first bytes (S14.4).</param>
    /// <param name="length">How many bytes were written.</param>
    /// <returns><see cref="Errno.EBADF"/>, <see cref="Errno.ENOTSOCK"/>: as for every call. The errors of
    /// <see cref="KernelSocket.GetOption(int, int, Span{byte}, out int)"/>.</returns>
    public Errno GetOption(int descriptor, int level, int name, Span<byte> value, out int length)
    {
        length = 0;
        using HeldFile held = HoldSocket(descriptor);
        return held.IsSuccess ? held.Socket.GetOption(level, name, value, out length) : held.Errno;
    }

    /// <summary>Sets an option (setsockopt(2), S13).</summary>
    /// <returns>The errors of <see cref="SetOption(int, int, int, ReadOnlySpan{byte})"/>, also for an option that the core does
    /// not have.</returns>
    /// <exception cref="ArgumentException">The value cannot be expressed; the message names option, unit and range. Or the key
    /// is empty.</exception>
    public Errno SetOption<T>(int descriptor, OptionKey<T> key, T value)
    {
        using HeldFile held = HoldSocket(descriptor);
        return held.IsSuccess ? held.Socket.SetOption(key, value) : held.Errno;
    }

    /// <summary>Sets an option that cannot be read (setsockopt(2), S13).</summary>
    /// <returns>The errors of <see cref="SetOption(int, int, int, ReadOnlySpan{byte})"/>, also for an option that the core does
    /// not have.</returns>
    /// <exception cref="ArgumentException">The value cannot be expressed; the message names option, unit and range. Or the key
    /// is empty.</exception>
    public Errno SetOption<T>(int descriptor, WriteOnlyOptionKey<T> key, T value)
    {
        using HeldFile held = HoldSocket(descriptor);
        return held.IsSuccess ? held.Socket.SetOption(key, value) : held.Errno;
    }

    /// <summary>Sets an option that takes no value (setsockopt(2), S13).</summary>
    /// <returns>As for the options that take one.</returns>
    public Errno SetOption(int descriptor, WriteOnlyOptionKey<NoValue> key) => SetOption(descriptor, key, default);

    /// <summary>Does not compile: the option is get-only.</summary>
    /// <returns><see cref="Errno.ENOPROTOOPT"/>, as the core says to a caller by number.</returns>
    [Obsolete(
        OptionDirections.GetOnly,
        error: true,
        DiagnosticId = OptionDirections.GetOnlyId,
        UrlFormat = OptionDirections.RulePage)]
    public Errno SetOption<T>(int descriptor, ReadOnlyOptionKey<T> key, T value)
    {
        using HeldFile held = HoldSocket(descriptor);
        return held.IsSuccess ? held.Socket.SetOption(key, value) : held.Errno;
    }

    /// <summary>Reads an option (getsockopt(2), S14).</summary>
    /// <param name="descriptor">The socket.</param>
    /// <param name="key">The option.</param>
    /// <param name="value">Its value; the default of its type if there is an error.</param>
    /// <returns>The errors of <see cref="GetOption(int, int, int, Span{byte}, out int)"/>, also for an option that the core does
    /// not have.</returns>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    public Errno GetOption<T>(int descriptor, OptionKey<T> key, out T value)
    {
        value = default!;
        using HeldFile held = HoldSocket(descriptor);
        return held.IsSuccess ? held.Socket.GetOption(key, out value) : held.Errno;
    }

    /// <summary>Reads an option that cannot be set (getsockopt(2), S14). SO_ERROR is cleared by it (S14.6).</summary>
    /// <param name="descriptor">The socket.</param>
    /// <param name="key">The option.</param>
    /// <param name="value">Its value; the default of its type if there is an error.</param>
    /// <returns>The errors of <see cref="GetOption(int, int, int, Span{byte}, out int)"/>, also for an option that the core does
    /// not have.</returns>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    public Errno GetOption<T>(int descriptor, ReadOnlyOptionKey<T> key, out T value)
    {
        value = default!;
        using HeldFile held = HoldSocket(descriptor);
        return held.IsSuccess ? held.Socket.GetOption(key, out value) : held.Errno;
    }

    /// <summary>Does not compile: the option is set-only.</summary>
    /// <param name="descriptor">The socket.</param>
    /// <param name="key">The option.</param>
    /// <param name="value">The default of its type.</param>
    /// <returns><see cref="Errno.ENOPROTOOPT"/>, as the core says to a caller by number.</returns>
    [Obsolete(
        OptionDirections.SetOnly,
        error: true,
        DiagnosticId = OptionDirections.SetOnlyId,
        UrlFormat = OptionDirections.RulePage)]
    public Errno GetOption<T>(int descriptor, WriteOnlyOptionKey<T> key, out T value)
    {
        value = default!;
        using HeldFile held = HoldSocket(descriptor);
        return held.IsSuccess ? held.Socket.GetOption(key, out value) : held.Errno;
    }
}
