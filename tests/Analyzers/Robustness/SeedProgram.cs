using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests.Robustness;

/// <summary>A program that others are made from.</summary>
/// <param name="Name">Its file.</param>
/// <param name="Source">Its text.</param>
/// <param name="IsProgram">Whether it has top-level statements.</param>
/// <param name="Statements">Its statements, for others to borrow.</param>
internal sealed record SeedProgram(string Name, string Source, bool IsProgram, ImmutableArray<string> Statements)
{
    /// <summary>What the folder of seeds holds.</summary>
    public static ImmutableArray<SeedProgram> Own { get; } = [.. In("tests/Analyzers/Robustness/Seeds")];

    /// <summary>Those, and every other source of the repository that uses socket options to be looked at by rules.</summary>
    public static ImmutableArray<SeedProgram> All { get; } =
        [.. Own, .. In("samples/Misuse", SearchOption.TopDirectoryOnly), .. In("tests/Analyzers/Corpus")];

    public static SeedProgram Parse(string name, string source)
    {
        CompilationUnitSyntax root = SyntaxFactory.ParseCompilationUnit(source);
        return new SeedProgram(
            name,
            source,
            root.Members.Any(static member => member is GlobalStatementSyntax),
            [
                .. from statement in root.DescendantNodes().OfType<StatementSyntax>()
                   where statement is not BlockSyntax
                   select statement.ToString(),
            ]);
    }

    private static IEnumerable<SeedProgram> In(string folder, SearchOption depth = SearchOption.AllDirectories)
    {
        DirectoryInfo directory = new DirectoryInfo(Path.Combine(BuildFacts.RepositoryRoot, folder));
        return directory.Exists
            ? from file in directory.EnumerateFiles("*.cs", depth)
              orderby file.FullName
              select Read(Path.GetRelativePath(BuildFacts.RepositoryRoot, file.FullName))
            : [];
    }

    // What is expected of a source of the corpus is marked in it.
    private static SeedProgram Read(string path) =>
        Parse(path, Markup.Parse(File.ReadAllText(Path.Combine(BuildFacts.RepositoryRoot, path)).ReplaceLineEndings("\n")).Source);
}
