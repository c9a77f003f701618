namespace Sockopt;

/// <content>sosetopt(9) and sogetopt(9), by number and by key.</content>
public sealed partial class KernelSocket
{
    private SocketLevelValues _values;

#pragma warning disable CA1416 // The key is asked for its number in the core, which every system has.
    private static int SpliceName => SocketOption.Splice.Id.CoreNumber;
#pragma warning restore CA1416

    /// <summary>What SOL_SOCKET stores, as the generated dispatcher reads it.</summary>
    internal ref SocketLevelValues Values => ref _values;

    /// <summary>Sets an option (sosetopt(9), S13).</summary>
    /// <param name="level">The level, by the core's number: SOL_SOCKET is 0xffff.</param>
    /// <param name="name">The option, by the core's number.</param>
    /// <param name="value">The value in the core's layout; empty for none.</param>
    /// <returns>
    /// <see cref="Errno.EBADF"/>: closed. <see cref="Errno.ENOPROTOOPT"/>: no such option, or one that cannot be set.
    /// <see cref="StackProfile.UnknownLevel"/>: another level, and the protocol has no options. <see cref="Errno.EINVAL"/>: the
    /// value is short or out of range, or it is the size of a buffer whose direction is shut down, under a profile that
    /// refuses that. <see cref="Errno.EDOM"/>: a timeout out of range. <see cref="Errno.ENOBUFS"/>: a buffer beyond the
    /// limits. <see cref="Errno.EOPNOTSUPP"/>: SO_REUSEPORT where there are no ports
    /// (<see cref="StackProfile.OnlyInternetReusesPorts"/>). Any error of the protocol for its own options.
    /// </returns>
    public Errno SetOption(int level, int name, ReadOnlySpan<byte> value)
    {
        if (IsClosed)
        {
            return Errno.EBADF;
        }

        IProtocolOptions? options = Protocol.Options;
        if (level != SocketLevelDispatcher.Level)
        {
            // S13.1, S1.5
            return options is null ? Profile.UnknownLevel : options.SetOption(this, level, name, value);
        }

        if (value.Length < sizeof(int) && Profile.ShortValueIsRefusedFirst)
        {
            return Errno.EINVAL;
        }

        // S16.1, S16.2: a value may be a part of the struct, or none, and comes after the protocol.
        if (name == SpliceName)
        {
            return SetSplice();
        }

        Errno error = SocketLevelDispatcher.Set(new SocketLevelHandler(this), level, name, value);
        if (error == Errno.Success)
        {
            // S13.3: the protocol hears of it and is not asked.
            options?.SetOption(this, level, name, value);
        }

        return error;
    }

    /// <summary>Reads an option (sogetopt(9), S14).</summary>
    /// <param name="level">The level, by the core's number: SOL_SOCKET is 0xffff.</param>
    /// <param name="name">The option, by the core's number.</param>
    /// <param name="value">Where the value goes, in the core's layout; a short one gets the first bytes (S14.4).</param>
    /// <param name="length">How many bytes were written.</param>
    /// <returns>
    /// <see cref="Errno.EBADF"/>: closed. <see cref="Errno.ENOPROTOOPT"/>: no such option, or one that cannot be read.
    /// <see cref="StackProfile.UnknownLevel"/>: another level, and the protocol has no options. <see cref="Errno.ENOTCONN"/>
    /// and <see cref="Errno.EOPNOTSUPP"/>: SO_PEERCRED without a peer (<see cref="StackProfile.MissingPeerReadsAsNobody"/>).
    /// Any error of the protocol for its own options.
    /// </returns>
    public Errno GetOption(int level, int name, Span<byte> value, out int length)
    {
        length = 0;
        if (IsClosed)
        {
            return Errno.EBADF;
        }

        if (level == SocketLevelDispatcher.Level)
        {
            return SocketLevelDispatcher.Get(new SocketLevelHandler(this), level, name, value, out length);
        }

        // S14.1, S1.5
        IProtocolOptions? options = Protocol.Options;
        return options is null ? Profile.UnknownLevel : options.GetOption(this, level, name, value, out length);
    }

    /// <summary>Sets an option (sosetopt(9), S13).</summary>
    /// <returns>The errors of <see cref="SetOption(int, int, ReadOnlySpan{byte})"/>, also for an option that the
    /// core does not have.</returns>
    /// <exception cref="ArgumentException">The value cannot be expressed; the message names option, unit and range. Or the key
    /// is empty.</exception>
    public Errno SetOption<T>(OptionKey<T> key, T value) => SetOption(key.Definition, value);

    /// <summary>Sets an option that cannot be read (sosetopt(9), S13).</summary>
    /// <returns>The errors of <see cref="SetOption(int, int, ReadOnlySpan{byte})"/>, also for an option that the
    /// core does not have.</returns>
    /// <exception cref="ArgumentException">The value cannot be expressed; the message names option, unit and range. Or the key
    /// is empty.</exception>
    public Errno SetOption<T>(WriteOnlyOptionKey<T> key, T value) => SetOption(key.Definition, value);

    /// <summary>Sets an option that takes no value (sosetopt(9), S13).</summary>
    /// <returns>As for the options that take one.</returns>
    public Errno SetOption(WriteOnlyOptionKey<NoValue> key) => SetOption(key.Definition, default);

    /// <summary>Does not compile: the option is get-only.</summary>
    /// <returns><see cref="Errno.ENOPROTOOPT"/>, as the core says to a caller by number.</returns>
    [Obsolete(
        OptionDirections.GetOnly,
        error: true,
        DiagnosticId = OptionDirections.GetOnlyId,
        UrlFormat = OptionDirections.RulePage)]
    public Errno SetOption<T>(ReadOnlyOptionKey<T> key, T value) => SetOption(key.Definition, value);

    /// <summary>Reads an option (sogetopt(9), S14).</summary>
    /// <param name="key">The option.</param>
    /// <param name="value">Its value; the default of its type if there is an error.</param>
    /// <returns>The errors of <see cref="GetOption(int, int, Span{byte}, out int)"/>, also for an option that
    /// the core does not have.</returns>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    public Errno GetOption<T>(OptionKey<T> key, out T value) => GetOption(key.Definition, out value);

    /// <summary>Reads an option that cannot be set (sogetopt(9), S14). SO_ERROR is cleared by it (S14.6).</summary>
    /// <param name="key">The option.</param>
    /// <param name="value">Its value; the default of its type if there is an error.</param>
    /// <returns>The errors of <see cref="GetOption(int, int, Span{byte}, out int)"/>, also for an option that
    /// the core does not have.</returns>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    public Errno GetOption<T>(ReadOnlyOptionKey<T> key, out T value) => GetOption(key.Definition, out value);

    /// <summary>Does not compile: the option is set-only.</summary>
    /// <param name="key">The option.</param>
    /// <param name="value">The default of its type.</param>
    /// <returns><see cref="Errno.ENOPROTOOPT"/>, as the core says to a caller by number.</returns>
    [Obsolete(
        OptionDirections.SetOnly,
        error: true,
        DiagnosticId = OptionDirections.SetOnlyId,
        UrlFormat = OptionDirections.RulePage)]
    public Errno GetOption<T>(WriteOnlyOptionKey<T> key, out T value) => GetOption(key.Definition, out value);

    /// <summary>SO_LINGER (S13.4).</summary>
    internal Errno SetLinger(Linger value)
    {
        using ConnectionHold hold = Hold();
        bool keepsInterval = !value.Enabled && Profile.LingerOffKeepsInterval;
        Keep(ref _values.Linger, keepsInterval ? _values.Linger with { Enabled = false } : value);
        return Errno.Success;
    }

    /// <summary>SO_REUSEPORT (S13.4).</summary>
    internal Errno SetReusePort(bool value)
    {
        if (value && Profile.OnlyInternetReusesPorts && Domain is not (SocketDomain.InterNetwork or SocketDomain.InterNetworkV6))
        {
            return Errno.EOPNOTSUPP;
        }

        Volatile.Write(ref _values.ReusePort, value);
        return Errno.Success;
    }

    /// <summary>SO_SPLICE (S16.2): no protocol of the core splices.</summary>
    internal Errno SetSplice() => Profile.KnowsSplicing ? Errno.EPROTONOSUPPORT : Errno.ENOPROTOOPT;

    /// <summary>The bytes that were spliced (S14.3): none ever are.</summary>
    internal Errno ReadSplicedLength(out long value)
    {
        value = 0;
        return Profile.KnowsSplicing ? Errno.Success : Errno.ENOPROTOOPT;
    }

    /// <summary>SO_PEERCRED (S14.3).</summary>
    internal Errno ReadPeerCredentials(out PeerCredentials value)
    {
        Errno error;
        Credential peer;
        using (ConnectionHold hold = Hold())
        {
            // Another thread may have closed the socket since the call began.
            if (IsClosed)
            {
                value = default;
                return Errno.EBADF;
            }

            error = Protocol.ReadPeerCredential(this, out peer);
        }

        if (error != Errno.Success && Profile.MissingPeerReadsAsNobody)
        {
            value = new PeerCredentials(UserId: -1, GroupId: -1, ProcessId: 0);
            return Errno.Success;
        }

        value = new PeerCredentials(peer.UserId, peer.GroupId, peer.ProcessId);
        return error;
    }

    /// <summary>SO_ERROR (S14.6).</summary>
    internal Errno TakeError()
    {
        using ConnectionHold hold = Hold();
        return TakePendingError();
    }

    // Under the lock of the connection.
    private void Keep<T>(ref T kept, T value)
    {
        lock (Stack.OptionLock)
        {
            kept = value;
        }
    }

    private Errno SetOption<T>(OptionDefinition<T> option, T value)
    {
        ThrowIfEmpty(option);
        if (!option.Id.IsInCore)
        {
            return Lacks(option.Id.Level);
        }

        int size = option.Codec.Size(OptionAbi.Core);
        Span<byte> bytes = size <= OptionWire.LargestOnStack ? stackalloc byte[OptionWire.LargestOnStack] : new byte[size];
        int length = option.Codec.Encode(value, bytes, OptionAbi.Core, option.Name);
        return SetOption(option.Id.Level.Core, option.Id.CoreNumber, bytes[..length]);
    }

    private Errno GetOption<T>(OptionDefinition<T> option, out T value)
    {
        ThrowIfEmpty(option);
        value = default!;
        if (!option.Id.IsInCore)
        {
            return Lacks(option.Id.Level);
        }

        int size = option.Codec.Size(OptionAbi.Core);
        Span<byte> bytes = size <= OptionWire.LargestOnStack ? stackalloc byte[OptionWire.LargestOnStack] : new byte[size];
        Errno error = GetOption(option.Id.Level.Core, option.Id.CoreNumber, bytes[..size], out int length);
        if (error == Errno.Success)
        {
            value = option.Codec.Decode(bytes[..length], OptionAbi.Core);
        }

        return error;
    }

    // What a caller by number hears for an option that nobody has.
    private Errno Lacks(OptionLevel level) =>
        IsClosed ? Errno.EBADF
        : level.Core != SocketLevelDispatcher.Level && Protocol.Options is null ? Profile.UnknownLevel
        : Errno.ENOPROTOOPT;

    private static void ThrowIfEmpty<T>(OptionDefinition<T> key)
    {
        if (key.Codec is null)
        {
            EmptyKey.Throw();
        }
    }
}
