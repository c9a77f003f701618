namespace Sockopt;

/// <summary>An option that can be set but never read, such as IP_ADD_MEMBERSHIP, and the type of its value.</summary>
/// <typeparam name="T">The .NET type of the option's value; <see cref="NoValue"/> where the option takes none.</typeparam>
public readonly struct WriteOnlyOptionKey<T>(string name, OptionId id, OptionCodec<T> codec, FrameworkOption framework = default)
{
    /// <summary>The option's name in C, for example <c>IP_ADD_MEMBERSHIP</c>.</summary>
    public string Name => Definition.Name;

    /// <summary>The option's level and number.</summary>
    public OptionId Id => Definition.Id;

    internal OptionDefinition<T> Definition { get; } = new(name, id, codec, framework);

    /// <summary>The option's name in C.</summary>
    public override string ToString() => Name;
}
