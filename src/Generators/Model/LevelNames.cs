namespace Sockopt.Generators.Model;

/// <summary>The names of the types that are generated for a level.</summary>
/// <param name="Level">The level's name in .NET.</param>
internal readonly record struct LevelNames(string Level)
{
    /// <summary>The class that has a key for each option.</summary>
    public string OptionClass => $"{Level}Option";

    /// <summary>The class that has members of the view for each option.</summary>
    public string PropertyClass => $"{Level}Properties";

    /// <summary>The struct that has a member for each option that the core keeps.</summary>
    public string ValuesStruct => $"{Level}LevelValues";

    /// <summary>The interface of a socket of the core that has the level.</summary>
    public string Handler => $"I{Level}Level";

    /// <summary>The class that finds the option that a number means.</summary>
    public string Dispatcher => $"{Level}LevelDispatcher";

    /// <summary>The class of the codecs that its options have and the runtime has not.</summary>
    public string CodecClass => $"{Level}Codecs";

    /// <summary>All of them.</summary>
    public IEnumerable<string> All => [OptionClass, PropertyClass, ValuesStruct, Handler, Dispatcher, CodecClass];
}
