using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Sockopt.Analyzers.Tests.Verification;

namespace Sockopt.Analyzers.Tests.Robustness;

/// <summary>A project that mutated programs are put into: fixes differ with the C# that it has, and with the library.</summary>
internal sealed class FuzzTarget
{
    private readonly string _name;
    private readonly Lazy<Project> _library;
    private readonly Lazy<Project> _program;

    private FuzzTarget(string name, ProjectUnderTest project)
    {
        _name = name;
        _library = new Lazy<Project>(() => Create(project with { Output = OutputKind.DynamicallyLinkedLibrary }));
        _program = new Lazy<Project>(() => Create(project with { Output = OutputKind.ConsoleApplication }));
    }

    /// <summary>Where the seed programs compile.</summary>
    public static FuzzTarget Usual { get; } = new("net10.0 with the library", new ProjectUnderTest { HasCore = true });

    /// <summary>Where fixes have to do with the framework alone.</summary>
    public static FuzzTarget WithoutLibrary { get; } = new("net10.0", new ProjectUnderTest());

    /// <summary>All of them, each as often as it is drawn.</summary>
    public static ImmutableArray<FuzzTarget> Drawn { get; } =
    [
        Usual, Usual, Usual, Usual, Usual, Usual,
        WithoutLibrary, WithoutLibrary,
        new FuzzTarget("net8.0", new ProjectUnderTest { Platform = TargetPlatform.Net80 }),
        new FuzzTarget("net472", new ProjectUnderTest { Platform = TargetPlatform.Net472 }),
    ];

    public Document Add(string source, bool isProgram) =>
        ProjectUnderTest.Add(source, (isProgram ? _program : _library).Value);

    public override string ToString() => _name;

    // Whoever adds a source to a project that has been compiled shares what the compiler knows of its references.
    private static Project Create(ProjectUnderTest settings)
    {
        Project project = settings.Create();
        CSharpCompilationOptions options = (CSharpCompilationOptions)project.CompilationOptions!;
        // Programs are checked side by side: threads within each of them would only get into their way.
        project = project.WithCompilationOptions(options.WithAllowUnsafe(true).WithConcurrentBuild(false));
        project.GetCompilationAsync().GetAwaiter().GetResult()!.GetDiagnostics();
        return project;
    }
}
