namespace Sockopt;

/// <summary>How a number travels.</summary>
internal enum NumberForm
{
    /// <summary>An unsigned byte.</summary>
    UInt8,

    /// <summary>An unsigned short in the machine's byte order.</summary>
    UInt16,

    /// <summary>An <c>int</c> in the machine's byte order.</summary>
    Int32,

    /// <summary>An unsigned <c>int</c> in the machine's byte order.</summary>
    UInt32,

    /// <summary>A 64-bit integer in the machine's byte order.</summary>
    Int64,

    /// <summary>An unsigned 64-bit integer in the machine's byte order, as far as a <see cref="long"/> holds it: what is more
    /// reads as the greatest of those.</summary>
    UInt64,

    /// <summary>An <c>int</c> in network byte order.</summary>
    Network,
}
