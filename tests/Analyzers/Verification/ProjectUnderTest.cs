using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Sockopt.Analyzers.Tests.Verification;

/// <summary>How the source under test is compiled.</summary>
internal sealed record ProjectUnderTest
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    public TargetPlatform Platform { get; init; } = TargetPlatform.Net100;

    public OutputKind Output { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    public string EditorConfig { get; init; } = "";

    public bool HasCore { get; init; }

    public bool HasImplicitUsings { get; init; } = true;

    public bool MayBeMalformed { get; init; }

    /// <summary>The rules that are looked at; none means all.</summary>
    public ImmutableArray<string> Rules { get; init; } = [];

    /// <summary>Another file of the project; empty if it has none.</summary>
    public string OtherFile { get; init; } = "";

    /// <summary>The source of an assembly that the project references; empty if there is none.</summary>
    public string Library { get; init; } = "";

    /// <summary>Whether the rule of a diagnostic is looked at.</summary>
    public bool Looks(Diagnostic found) => Rules.IsEmpty || Rules.Contains(found.Id);

    /// <summary>Makes the project, with <paramref name="source"/> in it.</summary>
    public Document Add(string source) => Add(source, Create());

    /// <summary>The project that <see cref="Create"/> has made, with <paramref name="source"/> in it.</summary>
    // It has a path, because an .editorconfig applies to the files below its folder.
    public static Document Add(string source, Project project) =>
        project.AddDocument("Test.cs", SourceText.From(source), filePath: "/test/Test.cs");

    /// <summary>
    /// Makes the project without the source. What it has read of its references serves every source added to it.
    /// </summary>
    public Project Create()
    {
        using AdhocWorkspace workspace = new AdhocWorkspace();
        Project project = workspace
            .AddProject("Test", LanguageNames.CSharp)
            .WithParseOptions(new CSharpParseOptions(Platform.Language))
            .WithCompilationOptions(new CSharpCompilationOptions(Output, allowUnsafe: true, nullableContextOptions: Nullability))
            .WithMetadataReferences(Platform.References);

        if (HasImplicitUsings && Platform.HasImplicitUsings)
        {
            project = project.AddDocument("GlobalUsings.cs", ImplicitUsings).Project;
        }

        if (HasCore)
        {
            project = project.AddMetadataReference(CoreAssembly.Reference);
        }

        if (OtherFile.Length > 0)
        {
            project = project.AddDocument("Other.cs", OtherFile).Project;
        }

        if (Library.Length > 0)
        {
            project = project.AddMetadataReference(Compile(Library));
        }

        SourceText config = SourceText.From($"root = true\n[*.cs]\n{EditorConfig}");
        return project.AddAnalyzerConfigDocument(".editorconfig", config, filePath: "/test/.editorconfig").Project;
    }

    private PortableExecutableReference Compile(string source)
    {
        CSharpCompilation library = CSharpCompilation.Create(
            "Library",
            [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(Platform.Language))],
            HasCore ? Platform.References.Add(CoreAssembly.Reference) : Platform.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using MemoryStream image = new MemoryStream();
        if (!library.Emit(image).Success)
        {
            throw new VerificationException("The library does not compile.");
        }

        return MetadataReference.CreateFromImage(image.ToArray());
    }

    private NullableContextOptions Nullability =>
        Platform.Language >= LanguageVersion.CSharp8 ? NullableContextOptions.Enable : NullableContextOptions.Disable;
}
