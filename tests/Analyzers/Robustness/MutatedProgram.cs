using Microsoft.CodeAnalysis;

namespace Sockopt.Analyzers.Tests.Robustness;

/// <summary>A program that has been made from a seed program.</summary>
/// <param name="Index">Which one, in the order in which they are made.</param>
/// <param name="Origin">The seed program, and what was done to it.</param>
/// <param name="Target">The project that it is put into.</param>
/// <param name="IsProgram">Whether the project makes a program and no library.</param>
/// <param name="Source">Its text.</param>
internal sealed record MutatedProgram(int Index, string Origin, FuzzTarget Target, bool IsProgram, string Source)
{
    public Document ToDocument() => Target.Add(Source, IsProgram);
}
