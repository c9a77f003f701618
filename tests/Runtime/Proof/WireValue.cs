using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Sockopt.Generators.Model;
using Sockopt.Tests.Table;

namespace Sockopt.Tests.Proof;

/// <summary>The bytes of values on Linux, made from the table's model alone: sizes, offsets and numbers. What the product's
/// codecs do is compared with this, so nothing here calls them.</summary>
internal static class WireValue
{
    /// <summary>How many bytes the address of an IPv4 socket has (struct sockaddr_in).</summary>
    public const int SizeOfIPv4Address = 16;

    private const int SizeOfIPv6Address = 28;

    private const int LeastZeros = 16;

    /// <summary>How many bytes hold any value of an option.</summary>
    public static int Size(OptionModel option) => Form(option) == WireForm.Byte ? sizeof(byte) : Size(option.Value);

    /// <summary>How many bytes the kernel counts as one in the length of a get: it counts some values in elements.</summary>
    public static int UnitOfLength(ValueModel value) => value.Kind == ValueKind.InstructionList ? sizeof(long) : 1;

    /// <summary>Zeros in place of a value, for a call that is to be refused: so many that Linux looks the option up, which it
    /// does not for less than an int.</summary>
    public static byte[] Zeros(OptionModel option) => new byte[Math.Max(LeastZeros, Size(option))];

    /// <summary>The bytes of an option's test value.</summary>
    public static byte[] Sample(OptionModel option) => Encode(option, [.. option.Test]);

    /// <summary>The bytes of a value that is written as in the table: in one part, or for a struct one for each field.</summary>
    public static byte[] Encode(OptionModel option, IReadOnlyList<string> parts)
    {
        if (option.Value.Kind == ValueKind.Struct)
        {
            return Struct(Model(option.Value), parts);
        }

        byte[] bytes = option.Value.Kind == ValueKind.None ? new byte[sizeof(int)] : Scalar(option.Value, parts[0]);
        switch (Form(option))
        {
            case WireForm.Byte:
                return bytes[..1];
            case WireForm.Network:
                Array.Reverse(bytes);
                return bytes;
            default:
                return bytes;
        }
    }

    /// <summary>How an option's number travels on Linux, if it is not an int in the machine's byte order.</summary>
    public static WireForm? Form(OptionModel option) => option.Wire.OnOrNull(Abi.Linux);

    /// <summary>How many bytes hold any value of a kind.</summary>
    public static int Size(ValueModel value) => value.Kind switch
    {
        ValueKind.UInt8 or ValueKind.Bits => 1,
        ValueKind.UInt16 => 2,
        ValueKind.Int64 or ValueKind.Microseconds64 or ValueKind.Linger => 8,
        ValueKind.Timeval or ValueKind.IPv6 or ValueKind.Uuid => 16,
        ValueKind.SocketAddress => SizeOfIPv6Address,
        ValueKind.Text or ValueKind.Bytes => value.Maximum,
        ValueKind.Int32List => sizeof(int) * value.Maximum,
        ValueKind.InstructionList => sizeof(long) * value.Maximum,
        ValueKind.Struct => Model(value).Sizes.On(Abi.Linux),
        _ => sizeof(int),
    };

    /// <summary>The struct that a value is.</summary>
    public static StructModel Model(ValueModel value) => OptionTable.Model.Structs.Single(model => model.Id == value.Type);

    /// <summary>The enumeration that a value is of.</summary>
    public static EnumModel Enumeration(ValueModel value) => OptionTable.Model.Enums.Single(model => model.Id == value.Type);

    private static byte[] Struct(StructModel model, IReadOnlyList<string> parts)
    {
        byte[] bytes = new byte[model.Sizes.On(Abi.Linux)];
        FieldModel[] members = [.. model.Members];
        for (int i = 0; i < members.Length; i++)
        {
            byte[] value = Scalar(members[i].Value, parts[i]);
            Place(bytes, members[i], value);
            if (model.Fields.SingleOrDefault(field => field.LengthOf == members[i].Id) is { } length)
            {
                Place(bytes, length, BitConverter.GetBytes(value.Length)[..length.Size]);
            }
        }

        return bytes;
    }

    private static void Place(byte[] bytes, FieldModel field, byte[] value)
    {
        if (field.Offsets.OnOrNull(Abi.Linux) is not { } offset)
        {
            return;
        }

        if (field.Bits > 0)
        {
            bytes[offset] |= (byte)(value[0] << field.BitOffset);
        }
        else
        {
            // An enumeration may be one byte of a struct.
            value.AsSpan(0, Math.Min(value.Length, field.Size)).CopyTo(bytes.AsSpan(offset));
        }
    }

    private static byte[] Scalar(ValueModel value, string text) => value.Kind switch
    {
        ValueKind.Flag => BitConverter.GetBytes(text == "true" ? 1 : 0),
        ValueKind.UInt8 or ValueKind.Bits => [byte.Parse(text, CultureInfo.InvariantCulture)],
        ValueKind.UInt16 => BitConverter.GetBytes(ushort.Parse(text, CultureInfo.InvariantCulture)),
        ValueKind.Int64 or ValueKind.Microseconds64 => BitConverter.GetBytes(Number(text)),
        ValueKind.Timeval => [.. BitConverter.GetBytes(Number(text)), .. BitConverter.GetBytes(0L)],
        ValueKind.Linger => [.. BitConverter.GetBytes(1), .. BitConverter.GetBytes((int)Number(text))],
        ValueKind.IPv4 or ValueKind.IPv6 => IPAddress.Parse(text).GetAddressBytes(),
        ValueKind.Text => Encoding.ASCII.GetBytes(text),
        ValueKind.Bytes => Convert.FromHexString(text.AsSpan(2)),
        ValueKind.Uuid => new Guid(text).ToByteArray(bigEndian: true),
        ValueKind.SocketAddress => SocketAddress(IPEndPoint.Parse(text)),
        ValueKind.Int32List => [.. text.Split(',').SelectMany(number => BitConverter.GetBytes((int)Number(number)))],
        ValueKind.Enum or ValueKind.MappedEnum => BitConverter.GetBytes((int)Members(value, text)),
        _ => BitConverter.GetBytes((int)Number(text)),
    };

    private static long Members(ValueModel value, string text) => text
        .Split(',', StringSplitOptions.TrimEntries)
        .Select(id => Enumeration(value).Members.Single(member => member.Id == id).Numbers.On(Abi.Linux))
        .Aggregate(0L, (all, number) => all | number);

    private static byte[] SocketAddress(IPEndPoint address)
    {
        bool isIPv4 = address.AddressFamily == AddressFamily.InterNetwork;
        byte[] bytes = new byte[isIPv4 ? SizeOfIPv4Address : SizeOfIPv6Address];
        BitConverter.TryWriteBytes(bytes, (ushort)SocketKind.NumberOf(isIPv4 ? "inet" : "inet6"));
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2), (ushort)address.Port);
        address.Address.GetAddressBytes().CopyTo(bytes, isIPv4 ? 4 : 8);
        return bytes;
    }

    private static long Number(string text) => text.StartsWith("0x", StringComparison.Ordinal)
        ? long.Parse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
        : long.Parse(text, CultureInfo.InvariantCulture);
}
