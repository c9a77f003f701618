using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Text;
using Sockopt.Generators.Model;
using Sockopt.Tests.Table;

namespace Sockopt.Tests.Proof;

/// <summary>What bytes of Linux mean, in words that a .NET value can be put in as well; by the table's model alone.</summary>
internal static class WireText
{
    /// <summary>The meaning of an option's bytes.</summary>
    public static string Of(OptionModel option, byte[] bytes)
    {
        if (WireValue.Form(option) == WireForm.Network && bytes.Length == sizeof(int))
        {
            bytes = [.. bytes.Reverse()];
        }

        return option.Value.Kind == ValueKind.Struct
            ? Struct(WireValue.Model(option.Value), bytes)
            : Scalar(option.Value, bytes, isField: false);
    }

    private static string Struct(StructModel model, byte[] bytes)
    {
        // Structs grow: what an older kernel does not tell is zero.
        byte[] whole = new byte[Math.Max(bytes.Length, model.Sizes.On(Abi.Linux))];
        bytes.CopyTo(whole, 0);
        return string.Join(", ", model.Members.Where(field => field.Offsets.Has(Abi.Linux)).Select(field =>
            $"{field.Id}: {Scalar(field.Value, Slice(whole, field), isField: true, Length(model, field, whole))}"));
    }

    private static byte[] Slice(byte[] whole, FieldModel field)
    {
        int offset = field.Offsets.On(Abi.Linux);
        return field.Bits > 0
            ? [(byte)(whole[offset] >> field.BitOffset & (1 << field.Bits) - 1)]
            : whole[offset..(offset + field.Size)];
    }

    private static int? Length(StructModel model, FieldModel field, byte[] whole) =>
        model.Fields.SingleOrDefault(other => other.LengthOf == field.Id) is { } length
            ? Math.Min((int)Integer(Slice(whole, length), isSigned: false), field.Size)
            : null;

    // Times in structs are unsigned.
    private static string Scalar(ValueModel value, byte[] bytes, bool isField, int? length = null) => value.Kind switch
    {
        ValueKind.None => "",
        ValueKind.Flag => Flag(bytes),
        ValueKind.UInt8 or ValueKind.UInt16 or ValueKind.Bits or ValueKind.UInt32 => Text(Integer(bytes, isSigned: false)),
        ValueKind.Seconds => Microseconds(Integer(bytes, !isField) * 1_000_000),
        ValueKind.Milliseconds => Microseconds(Integer(bytes, !isField) * 1_000),
        ValueKind.Microseconds or ValueKind.Microseconds64 => Microseconds(Integer(bytes, !isField)),
        ValueKind.Timeval => Microseconds((Integer(bytes[..8], true) * 1_000_000) + Integer(bytes[8..], true)),
        ValueKind.Linger => $"{Flag(bytes[..4])} {Microseconds(Integer(bytes[4..], true) * 1_000_000)}",
        ValueKind.IPv4 or ValueKind.IPv6 => new IPAddress(bytes).ToString(),
        ValueKind.Text => Encoding.UTF8.GetString([.. bytes.TakeWhile(part => part != 0)]),
        ValueKind.Bytes => Convert.ToHexString(bytes.AsSpan(0, length ?? bytes.Length)),
        ValueKind.Fd => "a descriptor",
        ValueKind.Uuid => new Guid(bytes, bigEndian: true).ToString(),
        ValueKind.SocketAddress => SocketAddress(bytes),
        ValueKind.Int32List => string.Join(", ", bytes.Chunk(sizeof(int)).Select(part => Text(Integer(part, isSigned: true)))),
        ValueKind.InstructionList => string.Join(", ", bytes.Chunk(sizeof(long)).Select(Instruction)),
        ValueKind.Errno or ValueKind.MappedEnum => Member(value, Integer(bytes, isSigned: true)),
        _ => Text(Integer(bytes, isSigned: true)),
    };

    private static string Instruction(byte[] bytes) => FormattableString.Invariant(
        $"{Integer(bytes[..2], isSigned: false)} {bytes[2]} {bytes[3]} {Integer(bytes[4..], isSigned: false)}");

    private static string Member(ValueModel value, long number) => OptionTable.Model.Enums
        .Single(model => model.Id == (value.Kind == ValueKind.Errno ? "Errno" : value.Type)).Members
        .Where(member => member.Numbers.OnOrNull(Abi.Linux) == number)
        .Select(member => Text(member.Value))
        .DefaultIfEmpty("an unknown member")
        .First();

    private static string SocketAddress(byte[] bytes)
    {
        if (bytes.Length < 16)
        {
            return "none";
        }

        int port = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(2));
        int family = BitConverter.ToUInt16(bytes);
        byte[]? address = family == SocketKind.NumberOf("inet") ? bytes[4..8]
            : family == SocketKind.NumberOf("inet6") ? bytes[8..24]
            : null;
        return address is null ? "none" : new IPEndPoint(new IPAddress(address), port).ToString();
    }

    private static string Flag(byte[] bytes) => bytes.Any(part => part != 0) ? "true" : "false";

    private static string Microseconds(long value) => $"{Text(value)} us";

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A little-endian integer of any length: Linux returns a flag or a small number as one byte now and then.</summary>
    private static long Integer(byte[] bytes, bool isSigned) => bytes.Length switch
    {
        0 => 0,
        1 => bytes[0],
        2 or 3 => BitConverter.ToUInt16(bytes),
        < 8 => isSigned ? BitConverter.ToInt32(bytes) : BitConverter.ToUInt32(bytes),
        _ => BitConverter.ToInt64(bytes),
    };
}
