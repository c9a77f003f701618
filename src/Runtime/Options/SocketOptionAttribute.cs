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
}
