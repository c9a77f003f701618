namespace Sockopt.Generators.Model;

/// <summary>What the project asked to be generated from a table.</summary>
/// <param name="Stem">What the names of the table's files begin with: the table's file name without <c>.json</c>.</param>
/// <param name="Namespace">The namespace of what is generated.</param>
/// <param name="Kinds">What is generated.</param>
internal sealed record OutputSettings(string Stem, string Namespace, OutputKinds Kinds);

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
