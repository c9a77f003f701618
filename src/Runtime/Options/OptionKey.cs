namespace Sockopt;

/// <summary>An option that can be read and set, and the type of its value.</summary>
/// <typeparam name="T">The .NET type of the option's value.</typeparam>
/// <remarks>Keys are generated from a table: <c>TcpOption.NoDelay</c>. A key costs nothing to make; it is folded into the
/// call that takes it.</remarks>
public readonly struct OptionKey<T>(string name, OptionId id, OptionCodec<T> codec, FrameworkOption framework = default)
{
    /// <summary>The option's name in C, for example <c>SO_KEEPALIVE</c>.</summary>
    public string Name => Definition.Name;

    /// <summary>The option's level and number.</summary>
    public OptionId Id => Definition.Id;

    internal OptionDefinition<T> Definition { get; } = new(name, id, codec, framework);

    /// <summary>The option's name in C.</summary>
    public override string ToString() => Name;
}
