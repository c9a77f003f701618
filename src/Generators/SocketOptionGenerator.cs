using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Sockopt.Generators.Model;

namespace Sockopt.Generators;

/// <summary>Compiles tables of socket options into C#. It only wires: a table is parsed into models, and each model that
/// changed is printed.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SocketOptionGenerator : IIncrementalGenerator
{
    // The first C# with extension members. The Roslyn that this is built against is older and has no name for it; the one that
    // it runs in may be newer.
    private const LanguageVersion CSharp14 = (LanguageVersion)1400;

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<bool> hasExtensionMembers = context.ParseOptionsProvider
            .Select((options, _) => options is CSharpParseOptions { LanguageVersion: >= CSharp14 })
            .WithTrackingName(Steps.Language);

        IncrementalValuesProvider<ParsedFile> files = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Combine(hasExtensionMembers)
            .Select((input, cancellation) => TableFile.From(input.Left.Left, input.Left.Right, input.Right, cancellation))
            .WithTrackingName(Steps.Files)
            .Where(file => file is not null)
            .Collect()
            .SelectMany((files, _) => FileNames.Distinct(files!))
            .Select((file, cancellation) => file.Parse(cancellation))
            .WithTrackingName(Steps.Parsed);

        IncrementalValuesProvider<LevelOutput> levels = files
            .SelectMany((file, _) => file.Levels)
            .WithTrackingName(Steps.Levels);

        IncrementalValuesProvider<TypesOutput> types = files
            .SelectMany((file, _) => file.Types)
            .WithTrackingName(Steps.Types);

        IncrementalValuesProvider<LevelListOutput> lists = files
            .SelectMany((file, _) => file.LevelList)
            .WithTrackingName(Steps.LevelLists);

        IncrementalValuesProvider<LevelCatalogOutput> catalogs = files
            .SelectMany((file, _) => file.Catalogs)
            .WithTrackingName(Steps.Catalogs);

        context.RegisterSourceOutput(files.SelectMany((file, _) => file.Diagnostics), TableDiagnosticReporter.Report);
        context.RegisterSourceOutput(levels, Output.AddLevel);
        context.RegisterSourceOutput(types, Output.AddTypes);
        context.RegisterSourceOutput(lists, Output.AddLevelList);
        context.RegisterSourceOutput(catalogs, Output.AddCatalog);
    }

    /// <summary>The names of the steps, for tests that look at what is cached.</summary>
    internal static class Steps
    {
        public const string Language = nameof(Language);
        public const string Files = nameof(Files);
        public const string Parsed = nameof(Parsed);
        public const string Levels = nameof(Levels);
        public const string Types = nameof(Types);
        public const string LevelLists = nameof(LevelLists);
        public const string Catalogs = nameof(Catalogs);
    }
}
