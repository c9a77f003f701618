namespace Sockopt;

/// <summary>What a table says of the option behind a key. Generated code carries it, so that analyzers see the tables of
/// referenced assemblies.</summary>
/// <param name="level">The level's name in C.</param>
/// <param name="name">The option's name in C.</param>
/// <param name="access">What can be done with the option on some system.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SocketOptionAttribute(string level, string name, OptionAccess access) : Attribute
{
    /// <summary>The level's name in C, for example <c>SOL_SOCKET</c>.</summary>
    public string Level { get; } = level;

    /// <summary>The option's name in C, for example <c>SO_KEEPALIVE</c>.</summary>
    public string Name { get; } = name;

    /// <summary>What can be done with the option on some system.</summary>
    public OptionAccess Access { get; } = access;

    /// <summary>The least value, in the unit of the wire.</summary>
    public long Minimum { get; init; } = long.MinValue;

    /// <summary>The greatest value, in the unit of the wire.</summary>
    public long Maximum { get; init; } = long.MaxValue;

    /// <summary>The kind of the value as the table writes it, for example <c>milliseconds</c>: the unit of
    /// <see cref="Minimum"/> and <see cref="Maximum"/>; null if there are none.</summary>
    public string? Value { get; init; }

    /// <summary>The types of the sockets that have the option, parted by commas, for example <c>stream,seqpacket</c>; null if
    /// all have it.</summary>
    public string? Sockets { get; init; }

    /// <summary>The state that a socket must be in when the option is set: <c>beforeBind</c>, <c>beforeConnect</c>,
    /// <c>beforeListen</c>, <c>connected</c> or <c>listening</c>; null if any will do.</summary>
    public string? When { get; init; }

    /// <summary>Whether reading the option clears it.</summary>
    public bool ClearsOnGet { get; init; }
}
