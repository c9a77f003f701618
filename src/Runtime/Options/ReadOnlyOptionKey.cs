namespace Sockopt;

/// <summary>An option that can be read but never set, such as SO_TYPE, and the type of its value.</summary>
/// <typeparam name="T">The .NET type of the option's value.</typeparam>
public readonly struct ReadOnlyOptionKey<T>(string name, OptionId id, OptionCodec<T> codec)
{
    /// <summary>The option's name in C, for example <c>SO_TYPE</c>.</summary>
    public string Name => Definition.Name;

    /// <summary>The option's level and number.</summary>
    public OptionId Id => Definition.Id;

    internal OptionDefinition<T> Definition { get; } = new(name, id, codec, default);

    /// <summary>The option's name in C.</summary>
    public override string ToString() => Name;
}
