namespace Sockopt;

/// <summary>What every kind of key knows of its option.</summary>
internal readonly struct OptionDefinition<T>(string name, OptionId id, OptionCodec<T> codec, FrameworkOption framework)
{
    public string Name { get; } = name;

    public OptionId Id { get; } = id;

    public OptionCodec<T> Codec { get; } = codec;

    public FrameworkOption Framework { get; } = framework;
}
