namespace Sockopt.Generators.Model;

/// <summary>The kinds of values that a table can name.</summary>
internal enum ValueKind
{
    None,
    Flag,
    Int32,
    Int64,
    UInt32,
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
    Uuid,

    /// <summary>An address and a port: struct sockaddr_in or sockaddr_in6.</summary>
    SocketAddress,

    /// <summary>Several ints.</summary>
    Int32List,

    /// <summary>An enumeration that the table declares, whose members have one number each.</summary>
    Enum,

    /// <summary>An enumeration that the table declares, whose members have other numbers on each system.</summary>
    MappedEnum,

    /// <summary>A struct that the table declares.</summary>
    Struct,

    /// <summary>An unsigned byte; only a field of a struct is one.</summary>
    UInt8,

    /// <summary>An unsigned short; only a field of a struct is one.</summary>
    UInt16,

    /// <summary>Some bits of a byte; only a field of a struct is that.</summary>
    Bits,

    /// <summary>Microseconds in 64 bits; only a field of a struct counts so.</summary>
    Microseconds64,
}
