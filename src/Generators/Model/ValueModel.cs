namespace Sockopt.Generators.Model;

/// <summary>The kind of an option's value: how it is typed in C#, and which codec turns it into bytes.</summary>
/// <param name="Name">As the table writes it: <c>text(16)</c>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Maximum">The greatest length of text and bytes, in bytes; the greatest number of ints; the number of bits;
/// otherwise 0.</param>
/// <param name="Type">The C# type.</param>
internal sealed record ValueModel(string Name, ValueKind Kind, int Maximum, string Type)
{
    /// <summary>Whether a value is wider than a word, so that threads could see half of one.</summary>
    public bool IsWide => Kind is ValueKind.Int64 or ValueKind.UInt32 or ValueKind.Seconds or ValueKind.Milliseconds
        or ValueKind.Microseconds or ValueKind.Timeval or ValueKind.Linger or ValueKind.Uuid or ValueKind.Struct;

    /// <summary>Whether its codec depends on its length.</summary>
    public bool HasLength => Kind is ValueKind.Text or ValueKind.Bytes;

    /// <summary>Whether a field of a struct is unsigned where an option is signed: systems have times so.</summary>
    public bool IsUnsignedInStructs => Kind is ValueKind.Seconds or ValueKind.Milliseconds or ValueKind.Microseconds;

    /// <summary>Whether the table itself declares the type.</summary>
    public bool IsDeclared => Kind is ValueKind.Enum or ValueKind.MappedEnum or ValueKind.Struct;

    /// <summary>Whether the C# type is a class, or an array.</summary>
    public bool IsReference => Kind is ValueKind.Text or ValueKind.Bytes or ValueKind.IPv4 or ValueKind.IPv6 or ValueKind.Fd
        or ValueKind.SocketAddress or ValueKind.Int32List or ValueKind.InstructionList;
}
