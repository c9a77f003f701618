using Sockopt.Generators.Model;

namespace Sockopt.Generators;

/// <summary>A table that was read, cut into the parts that files are printed from.</summary>
/// <remarks>The pipeline compares the parts: whoever edits one option changes one part, and moving text about changes
/// none.</remarks>
internal sealed record ParsedFile(OutputSettings Settings, TableModel? Model, EquatableArray<LocatedDiagnostic> Diagnostics)
{
    /// <summary>The levels.</summary>
    public IEnumerable<LevelOutput> Levels => Model is null ? [] : Model.Levels.Select(level => new LevelOutput(Settings, level));

    /// <summary>The types that the table declares, if they are wanted.</summary>
    public IEnumerable<TypesOutput> Types => Model is not null && (Settings.Kinds & (OutputKinds.Api | OutputKinds.Handlers)) != 0
        ? [new(Settings, Model.Structs, Model.Enums)]
        : [];

    /// <summary>The list of levels, if a catalog is wanted.</summary>
    public IEnumerable<LevelListOutput> LevelList => Model is not null && (Settings.Kinds & OutputKinds.Catalog) != 0
        ? [new(Settings, new(Model.Levels.Select(
            level => new LevelHeader(level.Name, level.Id, level.Prefix, level.Numbers, level.Domains))))]
        : [];

    /// <summary>The levels as the catalog has them, if one is wanted.</summary>
    public IEnumerable<LevelCatalogOutput> Catalogs => Model is { } table && (Settings.Kinds & OutputKinds.Catalog) != 0
        ? table.Levels.Select(level => new LevelCatalogOutput(
            Settings, level.Id, new(level.Options.Select(option => CatalogEntry.Of(option, table)))))
        : [];
}
