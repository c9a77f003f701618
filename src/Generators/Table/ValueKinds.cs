using System.Globalization;
using Sockopt.Generators.Model;

namespace Sockopt.Generators.Table;

/// <summary>The value kinds that a table can name without declaring them.</summary>
internal static class ValueKinds
{
    private static readonly Dictionary<string, (ValueKind Kind, string Type)> BuiltIn = new()
    {
        ["none"] = (ValueKind.None, "global::Sockopt.NoValue"),
        ["flag"] = (ValueKind.Flag, "bool"),
        ["int32"] = (ValueKind.Int32, "int"),
        ["int64"] = (ValueKind.Int64, "long"),
        ["seconds"] = (ValueKind.Seconds, "global::System.TimeSpan"),
        ["milliseconds"] = (ValueKind.Milliseconds, "global::System.TimeSpan"),
        ["microseconds"] = (ValueKind.Microseconds, "global::System.TimeSpan"),
        ["timeval"] = (ValueKind.Timeval, "global::System.TimeSpan"),
        ["linger"] = (ValueKind.Linger, "global::Sockopt.Linger"),
        ["errno"] = (ValueKind.Errno, "global::Sockopt.Errno"),
        ["socketType"] = (ValueKind.SocketType, "global::System.Net.Sockets.SocketType"),
        ["protocol"] = (ValueKind.Protocol, "global::System.Net.Sockets.ProtocolType"),
        ["ipv4"] = (ValueKind.IPv4, "global::System.Net.IPAddress"),
        ["ipv6"] = (ValueKind.IPv6, "global::System.Net.IPAddress"),
        ["interfaceIndex"] = (ValueKind.InterfaceIndex, "int"),
        ["fd"] = (ValueKind.Fd, "global::Microsoft.Win32.SafeHandles.SafeFileHandle"),
    };

    /// <summary>The kinds that take a length: <c>text(16)</c>.</summary>
    private static readonly Dictionary<string, (ValueKind Kind, string Type)> WithLength = new()
    {
        ["text"] = (ValueKind.Text, "string"),
        ["bytes"] = (ValueKind.Bytes, "byte[]"),
    };

    /// <summary>What can be written, for "did you mean".</summary>
    public static IEnumerable<string> Names => BuiltIn.Keys.Concat(WithLength.Keys.Select(name => name + "(16)"));

    /// <summary>The kind that a table names, or null if there is none of that name.</summary>
    public static ValueModel? Find(string written)
    {
        if (BuiltIn.TryGetValue(written, out (ValueKind Kind, string Type) simple))
        {
            return new(written, simple.Kind, 0, simple.Type);
        }

        int open = written.IndexOf('(');
        return open > 0
            && written.EndsWith(")", StringComparison.Ordinal)
            && WithLength.TryGetValue(written.Substring(0, open), out (ValueKind Kind, string Type) sized)
            && int.TryParse(
                written.Substring(open + 1, written.Length - open - 2),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out int length)
            && length is > 0 and <= MaximumLength
                ? new(FormattableString.Invariant($"{written.Substring(0, open)}({length})"), sized.Kind, length, sized.Type)
                : null;
    }

    /// <summary>The size in bytes of a kind that can be a field of a struct, and to what it is aligned; null for
    /// others.</summary>
    public static (int Size, int Alignment)? Field(ValueKind kind) => kind switch
    {
        ValueKind.Int64 => (8, 8),
        ValueKind.IPv6 => (16, 4),
        ValueKind.Flag or ValueKind.Int32 or ValueKind.InterfaceIndex or ValueKind.IPv4 or ValueKind.Seconds
            or ValueKind.Milliseconds or ValueKind.Microseconds or ValueKind.Errno or ValueKind.SocketType
            or ValueKind.Protocol or ValueKind.Enum or ValueKind.MappedEnum => (4, 4),
        _ => null,
    };

    /// <summary>Whether values of a kind are numbers on the wire, which can have a range.</summary>
    public static bool IsNumber(ValueKind kind) => kind is ValueKind.Int32 or ValueKind.Int64 or ValueKind.Seconds
        or ValueKind.Milliseconds or ValueKind.Microseconds or ValueKind.InterfaceIndex;

    /// <summary>Whether a test value, as the table writes it, is a value of a kind that tests can set.</summary>
    public static bool Accepts(ValueKind kind, string test) => kind switch
    {
        ValueKind.Flag => test is "true" or "false",
        ValueKind.Text or ValueKind.IPv4 or ValueKind.IPv6 => true,
        _ => (IsNumber(kind) || kind is ValueKind.Timeval or ValueKind.Linger)
            && long.TryParse(test, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
    };

    // getsockopt(2) of the BSDs and the core's system calls move at most this much.
    private const int MaximumLength = 2048;
}
