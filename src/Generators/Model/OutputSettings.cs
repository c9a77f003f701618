namespace Sockopt.Generators.Model;

/// <summary>What the project asked to be generated from a table.</summary>
/// <param name="Stem">What the names of the table's files begin with: the table's file name without <c>.json</c>.</param>
/// <param name="Namespace">The namespace of what is generated.</param>
/// <param name="Kinds">What is generated.</param>
internal sealed record OutputSettings(string Stem, string Namespace, OutputKinds Kinds);
