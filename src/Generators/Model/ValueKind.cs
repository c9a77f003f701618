namespace Sockopt.Generators.Model;

/// <summary>The kinds of values that a table can name.</summary>
internal enum ValueKind
{
    None,
    Flag,
    Int32,
    Int64,
    Seconds,
    Milliseconds,
    Microseconds,
    Timeval,
    Linger,
    Errno,
    SocketType,
    Protocol,
    IPv4,
    IPv6,
    InterfaceIndex,
    Text,
    Bytes,
    Fd,

    /// <summary>An enumeration that the table declares, whose members have one number each.</summary>
    Enum,

    /// <summary>An enumeration that the table declares, whose members have other numbers on each system.</summary>
    MappedEnum,

    /// <summary>A struct that the table declares.</summary>
    Struct,
}
