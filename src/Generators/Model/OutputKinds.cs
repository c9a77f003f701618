namespace Sockopt.Generators.Model;

/// <summary>What can be generated from a table.</summary>
[Flags]
internal enum OutputKinds
{
    None = 0,

    /// <summary>Keys, and the types of their values.</summary>
    Api = 1,

    /// <summary>Handlers and dispatchers of the levels that a core implements.</summary>
    Handlers = 2,

    /// <summary>The table as text, for analyzers and tools.</summary>
    Catalog = 4,

    /// <summary>The keys as properties. Nobody asks for them: they come with the keys, where the project's C# has extension
    /// members.</summary>
    Properties = 8,
}
