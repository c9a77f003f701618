using System.Globalization;
using Sockopt.Generators.Model;

namespace Sockopt.Generators.Table;

/// <summary>The value kinds that a table can name without declaring them.</summary>
internal static class ValueKinds
{
    /// <summary>What getsockopt(2) of the BSDs and the core's system calls move at most, in bytes.</summary>
    private const int LargestValue = 2048;

    // BPF_MAXINSNS: Linux takes no longer program.
    private const int LongestProgram = 4096;

    private static readonly Dictionary<string, (ValueKind Kind, string Type)> BuiltIn = new()
    {
        ["none"] = (ValueKind.None, "global::Sockopt.NoValue"),
        ["flag"] = (ValueKind.Flag, "bool"),
        ["int32"] = (ValueKind.Int32, "int"),
        ["int64"] = (ValueKind.Int64, "long"),
        ["uint8"] = (ValueKind.UInt8, "int"),
        ["uint16"] = (ValueKind.UInt16, "int"),
        ["uint32"] = (ValueKind.UInt32, "long"),
        ["seconds"] = (ValueKind.Seconds, "global::System.TimeSpan"),
        ["milliseconds"] = (ValueKind.Milliseconds, "global::System.TimeSpan"),
        ["microseconds"] = (ValueKind.Microseconds, "global::System.TimeSpan"),
        ["microseconds64"] = (ValueKind.Microseconds64, "global::System.TimeSpan"),
        ["timeval"] = (ValueKind.Timeval, "global::System.TimeSpan"),
        ["linger"] = (ValueKind.Linger, "global::Sockopt.Linger"),
        ["errno"] = (ValueKind.Errno, "global::Sockopt.Errno"),
        ["socketType"] = (ValueKind.SocketType, "global::System.Net.Sockets.SocketType"),
        ["protocol"] = (ValueKind.Protocol, "global::System.Net.Sockets.ProtocolType"),
        ["ipv4"] = (ValueKind.IPv4, "global::System.Net.IPAddress"),
        ["ipv6"] = (ValueKind.IPv6, "global::System.Net.IPAddress"),
        ["sockaddr"] = (ValueKind.SocketAddress, "global::System.Net.IPEndPoint"),
        ["interfaceIndex"] = (ValueKind.InterfaceIndex, "int"),
        ["fd"] = (ValueKind.Fd, "global::Microsoft.Win32.SafeHandles.SafeFileHandle"),
        ["uuid"] = (ValueKind.Uuid, "global::System.Guid"),
    };

    /// <summary>The kinds that take a number, <c>text(16)</c>, and the greatest.</summary>
    private static readonly Dictionary<string, (ValueKind Kind, string Type, int Maximum)> Sized = new()
    {
        ["text"] = (ValueKind.Text, "string", LargestValue),
        ["bytes"] = (ValueKind.Bytes, "byte[]", LargestValue),
        ["int32s"] = (ValueKind.Int32List, "int[]", LargestValue / sizeof(int)),
        ["instructions"] = (ValueKind.InstructionList, "global::Sockopt.BpfInstruction[]", LongestProgram),
        ["bits"] = (ValueKind.Bits, "int", 8),
    };

    /// <summary>What can be written of an option; of those that take a number, an example.</summary>
    public static IEnumerable<string> OfOptions => Examples.Where(name => IsOfOptions(Known(name)!.Kind));

    /// <summary>What can be written of a field of a struct; of those that take a number, an example.</summary>
    public static IEnumerable<string> OfFields => Examples.Where(name => Layout(Known(name)!) is not null);

    private static IEnumerable<string> Examples =>
        BuiltIn.Keys.Concat(Sized.Select(kind => kind.Value.Maximum < 16 ? $"{kind.Key}(4)" : $"{kind.Key}(16)"));

    /// <summary>The kind of an option's value that a table names, or null if there is none of that name.</summary>
    public static ValueModel? OfOption(string written) =>
        Known(written) is { } value && IsOfOptions(value.Kind) ? value : null;

    /// <summary>The kind of a field's value that a table names, or null if there is none of that name.</summary>
    public static ValueModel? OfField(string written) =>
        Known(written) is { } value && Layout(value) is not null ? value : null;

    /// <summary>The size in bytes of a field of a struct, and to what it is aligned; null for kinds that are no
    /// fields.</summary>
    public static (int Size, int Alignment)? Layout(ValueModel value) => value.Kind switch
    {
        ValueKind.Bits or ValueKind.UInt8 => (1, 1),
        ValueKind.UInt16 => (2, 2),
        ValueKind.Flag or ValueKind.Int32 or ValueKind.UInt32 or ValueKind.InterfaceIndex or ValueKind.IPv4 or ValueKind.Seconds
            or ValueKind.Milliseconds or ValueKind.Microseconds or ValueKind.Errno or ValueKind.SocketType
            or ValueKind.Protocol or ValueKind.Enum or ValueKind.MappedEnum => (4, 4),
        ValueKind.Int64 or ValueKind.Microseconds64 => (8, 8),
        ValueKind.IPv6 => (16, 4),
        ValueKind.Uuid => (16, 1),
        ValueKind.SocketAddress => (128, 8),
        ValueKind.Text or ValueKind.Bytes => (value.Maximum, 1),
        _ => null,
    };

    /// <summary>The numbers that a value of an option can be on the wire; null for kinds that are no numbers, which have no
    /// range.</summary>
    public static NumberRange? Numbers(ValueModel value) => value.Kind switch
    {
        ValueKind.Int32 or ValueKind.InterfaceIndex or ValueKind.Seconds or ValueKind.Milliseconds or ValueKind.Microseconds =>
            new(int.MinValue, int.MaxValue),
        ValueKind.UInt32 => new(0, uint.MaxValue),
        ValueKind.Int64 => new(long.MinValue, long.MaxValue),
        _ => null,
    };

    /// <summary>The numbers that a field can be on the wire, or null.</summary>
    public static NumberRange? NumbersOfField(ValueModel value) => value.Kind switch
    {
        _ when value.IsUnsignedInStructs => new(0, uint.MaxValue),
        ValueKind.Microseconds64 => new(0, TimeSpan.MaxValue.Ticks / (TimeSpan.TicksPerMillisecond / 1000)),
        ValueKind.UInt8 => new(0, byte.MaxValue),
        ValueKind.UInt16 => new(0, ushort.MaxValue),
        ValueKind.Bits => new(0, (1 << value.Maximum) - 1),
        _ => Numbers(value),
    };

    private static ValueModel? Known(string written)
    {
        if (BuiltIn.TryGetValue(written, out (ValueKind Kind, string Type) simple))
        {
            return new(written, simple.Kind, 0, simple.Type);
        }

        int open = written.IndexOf('(');
        return open > 0
            && written.EndsWith(")", StringComparison.Ordinal)
            && Sized.TryGetValue(written.Substring(0, open), out (ValueKind Kind, string Type, int Maximum) sized)
            && int.TryParse(
                written.Substring(open + 1, written.Length - open - 2),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out int length)
            && length > 0 && length <= sized.Maximum
                ? new(FormattableString.Invariant($"{written.Substring(0, open)}({length})"), sized.Kind, length, sized.Type)
                : null;
    }

    private static bool IsOfOptions(ValueKind kind) =>
        kind is not (ValueKind.UInt8 or ValueKind.UInt16 or ValueKind.Bits or ValueKind.Microseconds64);
}
