using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Sockopt.Generators.Model;
using Sockopt.Generators.Table.Json;

namespace Sockopt.Generators.Table;

/// <summary>The values that a table gives tests to set: how they are written, and whether they are values of their
/// kind.</summary>
internal static class TestValues
{
    /// <summary>A value as models carry it; null for what cannot be written for any kind.</summary>
    public static string? Text(JsonNode node) => node switch
    {
        JsonBoolean { Value: var flag } => flag ? "true" : "false",
        JsonNumber number when number.TryGetInt64(out long value) => value.ToString(CultureInfo.InvariantCulture),
        JsonString { Value: var text } => text,
        _ => null,
    };

    /// <summary>The number that a value is on the wire, if it is written as one.</summary>
    public static long? Number(JsonNode node) =>
        node is JsonNumber number && number.TryGetInt64(out long value) ? value : null;

    /// <summary>Whether a value is one of a kind.</summary>
    /// <param name="node">The value.</param>
    /// <param name="value">The kind.</param>
    /// <param name="numbers">The numbers of the kind, if it is one of numbers.</param>
    /// <param name="members">Finds the members of an enumeration of the table, by its id.</param>
    public static bool IsOf(JsonNode node, ValueModel value, NumberRange? numbers, Func<string, EnumModel?> members)
    {
        if (numbers is { } range)
        {
            return Number(node) is { } number && range.Contains(number);
        }

        return value.Kind switch
        {
            ValueKind.Flag => node is JsonBoolean,
            ValueKind.Timeval or ValueKind.Linger => Number(node) is >= 0 and <= ushort.MaxValue,
            _ => node is JsonString { Value: var text } && IsText(text, value, members),
        };
    }

    private static bool IsText(string text, ValueModel value, Func<string, EnumModel?> members) => value.Kind switch
    {
        ValueKind.Text => text.IndexOf('\0') < 0 && Encoding.UTF8.GetByteCount(text) <= value.Maximum,
        ValueKind.Bytes => IsHexadecimal(text, value.Maximum),
        ValueKind.IPv4 => IsAddress(text, AddressFamily.InterNetwork),
        ValueKind.IPv6 => IsAddress(text, AddressFamily.InterNetworkV6),
        ValueKind.SocketAddress => IsSocketAddress(text),
        ValueKind.Uuid => Guid.TryParseExact(text, "D", out _),
        ValueKind.Errno => OptionParser.IsErrorName(text),
        ValueKind.SocketType => Enum.GetNames(typeof(SocketType)).Contains(text),
        ValueKind.Protocol => Enum.GetNames(typeof(ProtocolType)).Contains(text),
        ValueKind.Enum or ValueKind.MappedEnum => members(value.Type) is not { } type || IsMember(text, type),
        _ => false,
    };

    private static bool IsMember(string text, EnumModel type)
    {
        string[] names = type.IsFlags ? [.. text.Split(',').Select(name => name.Trim())] : [text];
        return names.All(name => type.Members.Any(member => member.Id == name));
    }

    private static bool IsHexadecimal(string text, int maximum)
    {
        const string Prefix = "0x";
        string digits = text.StartsWith(Prefix, StringComparison.Ordinal) ? text.Substring(Prefix.Length) : "";
        return digits.Length > 0 && digits.Length % 2 == 0 && digits.Length <= 2 * maximum && digits.All(IsDigit);

        static bool IsDigit(char c) => c is (>= '0' and <= '9') or (>= 'A' and <= 'F') or (>= 'a' and <= 'f');
    }

    private static bool IsAddress(string text, AddressFamily family) =>
        IPAddress.TryParse(text, out IPAddress? address) && address.AddressFamily == family;

    /// <summary>An address and a port, <c>1.2.3.4:5</c> or <c>[::1]:5</c>.</summary>
    private static bool IsSocketAddress(string text)
    {
        int colon = text.LastIndexOf(':');
        if (colon < 0 || !ushort.TryParse(text.Substring(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            return false;
        }

        string host = text.Substring(0, colon);
        return host.StartsWith("[", StringComparison.Ordinal) && host.EndsWith("]", StringComparison.Ordinal)
            ? IsAddress(host.Substring(1, host.Length - 2), AddressFamily.InterNetworkV6)
            : IsAddress(host, AddressFamily.InterNetwork);
    }
}
