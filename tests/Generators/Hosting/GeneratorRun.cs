using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sockopt.Generators.Tests.Hosting;

/// <summary>What the generator made of a project, and of the edits that followed.</summary>
internal sealed class GeneratorRun
{
    private readonly CSharpCompilation _compilation;
    private readonly GeneratorDriver _driver;

    private readonly CSharpParseOptions _options;

    private GeneratorRun(GeneratorDriver driver, CSharpCompilation compilation, CSharpParseOptions options)
    {
        _options = options;
        _driver = driver.RunGenerators(compilation);
        _compilation = compilation;

        // The driver turns an exception into CS8785, a warning.
        Assert.Null(Result.Exception);
    }

    public GeneratorRunResult Result => _driver.GetRunResult().Results.Single();

    /// <summary>The generated files by their names, in the order of their names.</summary>
    public IReadOnlyDictionary<string, string> Files => new SortedDictionary<string, string>(
        Result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString()),
        StringComparer.Ordinal);

    public IReadOnlyList<Diagnostic> Diagnostics => Result.Diagnostics;

    /// <summary>Generates from tables.</summary>
    public static GeneratorRun Of(params TableText[] tables) => Of(new SocketOptionGenerator(), "Project", tables);

    /// <summary>Generates from tables in a project with a root namespace.</summary>
    public static GeneratorRun Of(IIncrementalGenerator generator, string rootNamespace, params TableText[] tables) =>
        Of(generator, rootNamespace, LanguageVersion.Latest, tables);

    /// <summary>Generates from a table in a project with a version of C#.</summary>
    public static GeneratorRun Of(TableText table, LanguageVersion language) =>
        Of(new SocketOptionGenerator(), "Project", language, [table]);

    /// <summary>Generates again after an edit of the project's C#.</summary>
    public GeneratorRun AfterUnrelatedEdit() => new(
        _driver,
        _compilation.ReplaceSyntaxTree(_compilation.SyntaxTrees.Single(), CSharpSyntaxTree.ParseText("class Edited;", _options)),
        _options);

    /// <summary>Generates again after the project took another version of C#.</summary>
    public GeneratorRun AfterMoveTo(LanguageVersion language)
    {
        CSharpParseOptions options = _options.WithLanguageVersion(language);
        return new(_driver.WithUpdatedParseOptions(options), Program(options), options);
    }

    /// <summary>Generates again after an edit of a table.</summary>
    public GeneratorRun AfterEdit(TableText table, TableText edited) => new(_driver.ReplaceAdditionalText(table, edited), _compilation, _options);

    private static GeneratorRun Of(IIncrementalGenerator generator, string rootNamespace, LanguageVersion language, TableText[] tables)
    {
        CSharpParseOptions options = GeneratedCode.ParseOptions.WithLanguageVersion(language);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [generator.AsSourceGenerator()],
            tables,
            options,
            new ProjectProperties(rootNamespace),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return new(driver, Program(options), options);
    }

    private static CSharpCompilation Program(CSharpParseOptions options) =>
        CSharpCompilation.Create("Project", [CSharpSyntaxTree.ParseText("class Program;", options)]);
}
