namespace Sockopt.Generators.Model;

/// <summary>How long values are on the wire.</summary>
internal static class WireLength
{
    // struct timeval of 64-bit systems: two longs, or a long, an int and padding.
    private const int Timeval = 16;

    /// <summary>The bytes of a value of an option on a system; null if values differ in length.</summary>
    /// <param name="option">The option.</param>
    /// <param name="type">The struct that its value is, or null.</param>
    /// <param name="abi">The system.</param>
    public static int? Of(OptionModel option, StructModel? type, Abi abi) => option.Value.Kind switch
    {
        _ when option.Wire.TryGet(abi, out WireForm form) && form == WireForm.Byte => sizeof(byte),
        ValueKind.None or ValueKind.Text or ValueKind.Bytes or ValueKind.SocketAddress or ValueKind.Int32List
            or ValueKind.InstructionList => null,
        ValueKind.Struct => type is not null && type.Sizes.TryGet(abi, out int size) ? size : null,
        ValueKind.Timeval => abi == Abi.Windows ? sizeof(int) : Timeval,
        ValueKind.Linger => 2 * (abi == Abi.Windows ? sizeof(ushort) : sizeof(int)),
        ValueKind.Int64 => sizeof(long),
        ValueKind.IPv6 or ValueKind.Uuid => 16,
        _ => sizeof(int),
    };
}
