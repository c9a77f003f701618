namespace Sockopt.Samples.Bus;

/// <summary>Names on the bus: a channel, and the station that speaks on it.</summary>
internal static class BusName
{
    /// <summary>The domain, a number that no other protocol of the stack has.</summary>
    public const SocketDomain Domain = (SocketDomain)0xB5;

    /// <summary>The name of a channel, to bind to, or of a station on it.</summary>
    public static SocketName Of(byte channel, byte station = 0) => new(Domain, new[] { channel, station });

    /// <summary>Reads a name.</summary>
    /// <returns><see cref="Errno.EAFNOSUPPORT"/>: one of another domain. <see cref="Errno.EINVAL"/>: not two bytes.</returns>
    public static Errno TryRead(SocketName name, out byte channel, out byte station)
    {
        (channel, station) = name.Data.Length == 2 ? (name.Data.Span[0], name.Data.Span[1]) : default;
        return name.Family != Domain ? Errno.EAFNOSUPPORT : name.Data.Length != 2 ? Errno.EINVAL : Errno.Success;
    }

    /// <summary>As people write it.</summary>
    public static string Text(SocketName? name) =>
        name is { } some && TryRead(some, out byte channel, out byte station) == Errno.Success ? $"{channel}.{station}" : "?";
}
