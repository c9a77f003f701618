using System.Diagnostics;
using System.Reflection;
using Sockopt.Analyzers;
using Sockopt.BuildCost;

namespace Sockopt.AnalyzerCost;

/// <summary>The compiler of the SDK that built this program, and the assemblies that it is given.</summary>
internal static class Toolchain
{
    private const string ApiVersionPrefix = "roslyn";

    /// <summary>Registers for every invocation, as analyzers of calls do, and then does nothing.</summary>
    private const string BareAnalyzer = """
        using System.Collections.Immutable;
        using Microsoft.CodeAnalysis;
        using Microsoft.CodeAnalysis.Diagnostics;

        [DiagnosticAnalyzer(LanguageNames.CSharp)]
        public sealed class BareAnalyzer : DiagnosticAnalyzer
        {
            public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
                [new("BARE", "Bare", "Bare", "Bare", DiagnosticSeverity.Warning, isEnabledByDefault: true)];

            public override void Initialize(AnalysisContext context)
            {
                context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
                context.EnableConcurrentExecution();
                context.RegisterOperationAction(static _ => { }, OperationKind.Invocation);
            }
        }
        """;

    /// <summary>What is measured with what.</summary>
    public static string Description =>
        $"Compiler {FileVersionInfo.GetVersionInfo(Compiler).ProductVersion!.Split('+')[0]}, "
        + $"Meziantou.Analyzer {Path.GetFileName(Path.TrimEndingDirectorySeparator(Metadata("Meziantou")))}";

    public static string Compiler => Path.Combine(Metadata("Compiler"), "csc.dll");

    /// <summary>net10.0 and the runtime library: what a user's project references.</summary>
    public static IReadOnlyList<string> References { get; } =
        [.. Libraries(Path.Combine(Metadata("TargetingPack"), "ref/net10.0")), typeof(OptionId).Assembly.Location];

    /// <summary>Both assemblies, as the package has them.</summary>
    public static IReadOnlyList<string> SockoptFiles { get; } =
    [
        typeof(SocketOptionCallAnalyzer).Assembly.Location,
        Path.Combine(AppContext.BaseDirectory, "Sockopt.CodeFixes.dll"),
    ];

    /// <summary>Those of its assemblies that the SDK would choose: the newest that are not newer than the compiler.</summary>
    public static IReadOnlyList<string> MeziantouFiles { get; } = Libraries(Path.Combine(
        new DirectoryInfo(Path.Combine(Metadata("Meziantou"), "analyzers/dotnet"))
            .GetDirectories($"{ApiVersionPrefix}*")
            .Where(folder => ApiVersion(folder.Name) <= ApiVersion(Metadata("CompilerApiVersion")))
            .MaxBy(folder => ApiVersion(folder.Name))!.FullName,
        "cs"));

    /// <summary>The analyzers and generators that the SDK adds to every project.</summary>
    public static IReadOnlyList<string> SdkFiles =>
    [
        .. Libraries(Metadata("SdkAnalyzers")).Where(file => !file.Contains("VisualBasic", StringComparison.Ordinal)),
        .. Libraries(Path.Combine(Metadata("TargetingPack"), "analyzers/dotnet/cs")),
    ];

    /// <summary>Which of the SDK's rules are on by default.</summary>
    public static string SdkRules => Path.Combine(Metadata("SdkAnalyzers"), "build/config/analysislevel_10_default.globalconfig");

    /// <summary>Compiles an analyzer that does nothing, and returns the path of its assembly.</summary>
    public static string WriteBareAnalyzer(TemporaryFolder folder)
    {
        string project = folder.Add("bare", ("Bare.cs", BareAnalyzer));
        string[] references = [.. References, Path.Combine(Metadata("Compiler"), "Microsoft.CodeAnalysis.dll")];
        Command.DotNet(
            project,
            [
                "exec", Compiler, "/nologo", "/optimize+", "/target:library",
                .. references.Select(file => $"/reference:{file}"),
                "Bare.cs",
            ]);
        return Path.Combine(project, "Bare.dll");
    }

    private static string[] Libraries(string folder) =>
        [.. Directory.GetFiles(folder, "*.dll").Order(StringComparer.Ordinal)];

    private static Version ApiVersion(string name) => Version.Parse(name[ApiVersionPrefix.Length..]);

    private static string Metadata(string key) => typeof(Toolchain).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
