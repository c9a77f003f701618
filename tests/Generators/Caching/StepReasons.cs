using Microsoft.CodeAnalysis;
using Sockopt.Generators.Model;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;
using Steps = Sockopt.Generators.SocketOptionGenerator.Steps;

namespace Sockopt.Generators.Tests.Caching;

/// <summary>Why each step of a run came out as it did.</summary>
/// <param name="File">Taking the table from the project.</param>
/// <param name="Parsed">Parsing it.</param>
/// <param name="Printed">Printing the files of each level, of the types, of the list of levels and of the catalog. What is
/// not named was cached.</param>
internal sealed record StepReasons(
    IncrementalStepRunReason File,
    IncrementalStepRunReason Parsed,
    params (string Part, IncrementalStepRunReason Reason)[] Printed)
{
    /// <summary>The name of the file of the declared types, among those of levels.</summary>
    public const string Types = "Types";

    /// <summary>The name of the file of the list of levels, among those of levels.</summary>
    public const string LevelList = "Catalog";

    /// <summary>The name of the file of a level in the catalog, among the others.</summary>
    public static string CatalogOf(string level) => $"{level}.Catalog";

    /// <summary>What is wrong in the table, among the files.</summary>
    public const string Diagnostic = "Diagnostic";

    /// <summary>Nothing was looked at.</summary>
    public static readonly StepReasons AllCached = new(Cached, Cached);

    /// <summary>The table was parsed again, and means what it meant.</summary>
    public static readonly StepReasons SameMeaning = new(Modified, Unchanged);

    /// <summary>The first run.</summary>
    public static StepReasons AllNew(params string[] parts) => new(New, New, [.. parts.Select(part => (part, New))]);

    /// <summary>The table means something else, and these of its files were printed again.</summary>
    public static StepReasons Edited(params string[] parts) =>
        new(Modified, Modified, [.. parts.Select(part => (part, Modified))]);

    /// <summary>The table means something else, and the files of a level were printed again, and these beside them.</summary>
    public static StepReasons EditedLevel(string level, params string[] parts) => Edited([level, CatalogOf(level), .. parts]);

    /// <summary>What happened in a run of one table.</summary>
    public static StepReasons Of(GeneratorRunResult run) => new(
        Reason(run, Steps.Files),
        Reason(run, Steps.Parsed),
        PrintedIn(run));

    /// <summary>What was printed again in a run of any number of tables, and why.</summary>
    public static (string Part, IncrementalStepRunReason Reason)[] PrintedIn(GeneratorRunResult run) =>
    [
        .. from step in run.TrackedOutputSteps.SelectMany(steps => steps.Value)
           from output in step.Outputs
           where output.Reason is not (Cached or Unchanged)
           let source = step.Inputs.Single()
           select (Part(source.Source.Outputs[source.OutputIndex].Value), output.Reason),
    ];

    /// <summary>Why each output of a step came out as it did, in a run of any number of tables.</summary>
    public static IncrementalStepRunReason[] ReasonsOf(GeneratorRunResult run, string step) =>
        [.. run.TrackedSteps[step].SelectMany(runStep => runStep.Outputs).Select(output => output.Reason)];

    public override string ToString() =>
        $"file {File}, parsed {Parsed}, printed ["
            + string.Join(", ", Printed.Select(printed => $"{printed.Part} {printed.Reason}").Order()) + "]";

    private static IncrementalStepRunReason Reason(GeneratorRunResult run, string step) =>
        run.TrackedSteps[step].Single().Outputs.Single().Reason;

    private static string Part(object? model) => model switch
    {
        LevelOutput output => output.Level.Id,
        TypesOutput => Types,
        LevelListOutput => LevelList,
        LevelCatalogOutput output => CatalogOf(output.Level),
        LocatedDiagnostic => Diagnostic,
        _ => $"{model}",
    };
}
