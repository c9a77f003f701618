using System.Text;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Sockopt.Generators.Tests.Hosting;

/// <summary>Compiles what was generated as strictly as a consumer can.</summary>
internal static class GeneratedCode
{
    private const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly string[] RuntimeFolders = ["src/Runtime/Options", "src/Runtime/Host"];

    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        warningLevel: 9999,
        nullableContextOptions: NullableContextOptions.Enable,
        checkOverflow: true);

    /// <summary>net10.0 without the runtime library.</summary>
    public static IReadOnlyList<MetadataReference> Net100 { get; } =
        [.. Directory.GetFiles(Repository.Net100References, "*.dll").Select(file => MetadataReference.CreateFromFile(file))];

    /// <summary>net10.0 and the runtime library.</summary>
    public static IReadOnlyList<MetadataReference> Net100WithRuntime { get; } =
        [.. Net100, MetadataReference.CreateFromFile(typeof(Errno).Assembly.Location)];

    /// <summary>What analyzers and tools can count on.</summary>
    public static IReadOnlyList<MetadataReference> NetFramework { get; } = [.. Net472.References.All];

    /// <summary>The part of the runtime library that generated code calls: the library's own table is compiled with it.</summary>
    public static IReadOnlyDictionary<string, string> RuntimeSources { get; } = RuntimeFolders
        .SelectMany(folder => Directory.GetFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories))
        .ToDictionary(file => file, File.ReadAllText)
        .Append(new("ImplicitUsings.cs", ImplicitUsings))
        .ToDictionary();

    /// <summary>Generated files and a consumer's own, compiled together. Any warning in a generated file is a failure.</summary>
    public static CSharpCompilation Compile(
        IReadOnlyDictionary<string, string> generated,
        IReadOnlyDictionary<string, string> own,
        IReadOnlyList<MetadataReference> references,
        LanguageVersion language = LanguageVersion.Latest)
    {
        CSharpParseOptions options = ParseOptions.WithLanguageVersion(language);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Consumer", [.. own.Concat(generated).Select(file => Parse(file, options))], references, Options);
        Diagnostic[] wrong =
        [
            .. compilation.GetDiagnostics().Where(diagnostic =>
                diagnostic.Severity == DiagnosticSeverity.Error
                || (diagnostic.Severity == DiagnosticSeverity.Warning
                    && diagnostic.Location.SourceTree is { } tree && generated.ContainsKey(tree.FilePath))),
        ];
        Assert.True(wrong.Length == 0, string.Join('\n', wrong.Select(Describe)));
        return compilation;
    }

    private static SyntaxTree Parse(KeyValuePair<string, string> file, CSharpParseOptions options) =>
        CSharpSyntaxTree.ParseText(SourceText.From(file.Value, Encoding.UTF8), options, file.Key);

    private static string Describe(Diagnostic diagnostic)
    {
        int line = diagnostic.Location.GetLineSpan().StartLinePosition.Line;
        return $"{diagnostic}\n    {diagnostic.Location.SourceTree?.GetText().Lines[line]}";
    }
}
