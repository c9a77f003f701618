using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Sockopt.Generators.Tests.Hosting;

namespace Sockopt.Generators.Tests.Output;

/// <summary>That a consumer is warned of an option which some systems lack, by the SDK's own analyzer.</summary>
public sealed class PlatformWarningTests
{
    private const string Rule = "CA1416";

    [Theory]
    [InlineData("string read = socket.Options.ForeignName;", "ForeignName")]
    [InlineData("int read = socket.Options.ForeignShrunk;", "ForeignShrunk")]
    [InlineData("socket.Options.ForeignShrunk = 1;", "ForeignShrunk")]
    [InlineData("socket.Options.ForeignFilter([]);", "ForeignFilter")]
    [InlineData("Gear read = socket.Options.TakeForeignQueue();", "TakeForeignQueue")]
    public async Task An_option_of_Linux_alone_warns_unless_Linux_was_asked_for(string statement, string member)
    {
        string guarded = $"if (OperatingSystem.IsLinux()) {{ {statement} }}";

        Diagnostic warning = Assert.Single(await WarningsIn(statement));

        Assert.Contains(member, warning.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Empty(await WarningsIn(guarded));
    }

    [Fact]
    public async Task An_option_of_all_systems_does_not_warn() => Assert.Empty(await WarningsIn("socket.Options.AcmeFlag = true;"));

    private static async Task<ImmutableArray<Diagnostic>> WarningsIn(string statement)
    {
        Dictionary<string, string> consumer = new()
        {
            ["Consumer.cs"] = $$"""
                using System;
                using System.Net.Sockets;
                using Acme;
                using Sockopt;

                static class Consumer
                {
                    public static void Configure(Socket socket)
                    {
                        {{statement}}
                    }
                }
                """,
        };
        GeneratorRun run = GeneratorRun.Of(new TableText("every-kind.json", Repository.EveryKind) { Emit = "Api", Namespace = "Acme" });
        CSharpCompilation compilation = GeneratedCode.Compile(run.Files, consumer, GeneratedCode.Net100WithRuntime);
        ImmutableArray<Diagnostic> found = await compilation
            .WithAnalyzers(PlatformAnalyzers(), new AnalyzerOptions([], new Net100Project()))
            .GetAnalyzerDiagnosticsAsync();
        return [.. found.Where(diagnostic => diagnostic.Id == Rule)];
    }

    private static ImmutableArray<DiagnosticAnalyzer> PlatformAnalyzers()
    {
        AnalyzerFileReference reference = new(
            Path.Combine(Repository.SdkAnalyzers, "Microsoft.CodeAnalysis.NetAnalyzers.dll"), new Loader());
        return
        [
            .. reference.GetAnalyzers(LanguageNames.CSharp)
                .Where(analyzer => analyzer.SupportedDiagnostics.Any(diagnostic => diagnostic.Id == Rule)),
        ];
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }

    /// <summary>What MSBuild tells the analyzer, which looks at nothing but projects of .NET 5 and later.</summary>
    private sealed class Net100Project : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Properties();

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Properties : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
            {
                value = key switch
                {
                    "build_property.TargetFramework" => "net10.0",
                    "build_property.TargetFrameworkIdentifier" => ".NETCoreApp",
                    "build_property.TargetFrameworkVersion" => "v10.0",
                    _ => null,
                };
                return value is not null;
            }
        }
    }
}
