using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Sockopt.Generators;
using Sockopt.Generators.Tests.Hosting;

namespace Sockopt.BuildCost;

/// <summary>What the generator makes of a table, in the compiler.</summary>
internal static class GeneratedTable
{
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    public static readonly CSharpCompilationOptions Release = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        nullableContextOptions: NullableContextOptions.Enable,
        deterministic: true);

    /// <summary>net10.0.</summary>
    public static IReadOnlyList<MetadataReference> Net100 { get; } =
        [.. Directory.GetFiles(Repository.Net100References, "*.dll").Select(file => MetadataReference.CreateFromFile(file))];

    /// <summary>net10.0 and the runtime library: what a user's project references.</summary>
    public static IReadOnlyList<MetadataReference> Net100WithRuntime { get; } =
        [.. Net100, MetadataReference.CreateFromFile(Repository.RuntimeLibrary)];

    /// <summary>A project with a table, after the generator.</summary>
    public static CSharpCompilation Generate(CSharpCompilation project, string rootNamespace, string table)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new SocketOptionGenerator().AsSourceGenerator()],
            [new TableText("synthetic.options.json", table)],
            ParseOptions,
            new ProjectProperties(rootNamespace));
        GeneratorRunResult result = driver
            .RunGeneratorsAndUpdateCompilation(project, out Compilation generated, out _)
            .GetRunResult().Results.Single();

        // What is measured is a table without a mistake, and a generator that did not throw.
        return result is { Exception: null, Diagnostics: [] }
            ? (CSharpCompilation)generated
            : throw new InvalidOperationException(
                string.Join('\n', result.Diagnostics.Select(diagnostic => diagnostic.ToString()).Append($"{result.Exception}")));
    }
}
