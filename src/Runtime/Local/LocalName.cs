using System.Text;

namespace Sockopt;

/// <summary>Names of the local domain (struct sockaddr_un): paths, and names that are no paths.</summary>
public static class LocalName
{
    // sun_path of Linux, which a path may fill.
    private const int LongestPath = 108;

    /// <summary>The name that is a path, in UTF-8, with a terminating NUL if a name of that length may have one: 108 bytes are a
    /// path of Linux without it.</summary>
    public static SocketName OfPath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        bool isEnded = Encoding.UTF8.GetByteCount(path) != LongestPath;
        return new SocketName(SocketDomain.Unix, Encoding.UTF8.GetBytes(isEnded ? path + '\0' : path));
    }

    /// <summary>A name that is no path, where there are such: in UTF-8, behind a NUL
    /// (<see cref="StackProfile.LocalHasAbstractNames"/>).</summary>
    public static SocketName OfAbstract(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new SocketName(SocketDomain.Unix, Encoding.UTF8.GetBytes('\0' + name));
    }

    /// <summary>A path in the name space: a character for each byte, so that paths which are no UTF-8 are told apart
    /// too.</summary>
    internal static string KeyOf(string path) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(path));

    /// <inheritdoc cref="KeyOf(string)"/>
    internal static string KeyOf(SocketName name) => Encoding.Latin1.GetString(PathBytes(name));

    /// <summary>The name that a socket which is bound to a path reads: with a NUL, also where none would fit into what it was
    /// bound with.</summary>
    internal static SocketName OfBoundPath(string key) => new(SocketDomain.Unix, Encoding.Latin1.GetBytes(key + '\0'));

    /// <summary>The path that a name is; null if it is none.</summary>
    public static string? PathOf(SocketName name)
    {
        ReadOnlySpan<byte> path = PathBytes(name);
        return name.Family != SocketDomain.Unix || path.IsEmpty ? null : Encoding.UTF8.GetString(path);
    }

    /// <summary>Whether a name is no path but means something.</summary>
    public static bool IsAbstract(SocketName name) =>
        name.Family == SocketDomain.Unix && name.Data.Length > 0 && name.Data.Span[0] == 0 && !IsNameless(name);

    /// <summary>Whether this is what a socket without a name has.</summary>
    public static bool IsNameless(SocketName name) =>
        name.Family == SocketDomain.Unix && (name.Data.IsEmpty || (name.Data.Length == NamelessData && IsZero(name)));

    /// <summary>The bytes before the first NUL.</summary>
    internal static ReadOnlySpan<byte> PathBytes(SocketName name)
    {
        ReadOnlySpan<byte> data = name.Data.Span;
        int end = data.IndexOf((byte)0);
        return end < 0 ? data : data[..end];
    }

    // A struct sockaddr of zeros (S5.7).
    private const int NamelessData = 14;

    private static bool IsZero(SocketName name) => name.Data.Span.IndexOfAnyExcept((byte)0) < 0;
}
