using Microsoft.CodeAnalysis;
using Sockopt.Generators.Model;

namespace Sockopt.Generators;

/// <summary>Compiles tables of socket options into C#. It only wires: a table is parsed into models, and each model that
/// changed is printed.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SocketOptionGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ParsedFile> files = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select((pair, cancellation) => TableFile.From(pair.Left, pair.Right, cancellation))
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

        context.RegisterSourceOutput(files.SelectMany((file, _) => file.Diagnostics), TableDiagnosticReporter.Report);
        context.RegisterSourceOutput(levels, Output.AddLevel);
        context.RegisterSourceOutput(types, Output.AddTypes);
        context.RegisterSourceOutput(lists, Output.AddLevelList);
    }

    /// <summary>The names of the steps, for tests that look at what is cached.</summary>
    internal static class Steps
    {
        public const string Files = nameof(Files);
        public const string Parsed = nameof(Parsed);
        public const string Levels = nameof(Levels);
        public const string Types = nameof(Types);
        public const string LevelLists = nameof(LevelLists);
    }
}
