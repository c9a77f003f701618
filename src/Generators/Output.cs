using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Sockopt.Generators.Emit;
using Sockopt.Generators.Model;

namespace Sockopt.Generators;

/// <summary>Hands what is printed from a model to the compiler, a file for each subject.</summary>
internal static class Output
{
    public static void AddLevel(SourceProductionContext context, LevelOutput output)
    {
        OutputKinds kinds = output.Settings.Kinds;
        string name = $"{output.Settings.Stem}.{output.Level.Id}";
        if ((kinds & OutputKinds.Api) != 0)
        {
            Add(context, $"{name}.Keys", KeysEmitter.Emit(output));
        }

        if ((kinds & OutputKinds.Properties) != 0)
        {
            Add(context, $"{name}.Properties", PropertiesEmitter.Emit(output));
        }

        if ((kinds & OutputKinds.Handlers) != 0)
        {
            Add(context, $"{name}.Handlers", HandlersEmitter.Emit(output));
        }

        if ((kinds & (OutputKinds.Api | OutputKinds.Handlers)) != 0)
        {
            Add(context, $"{name}.Codecs", OwnCodecsEmitter.Emit(output));
        }
    }

    public static void AddTypes(SourceProductionContext context, TypesOutput output) =>
        Add(context, $"{output.Settings.Stem}.Types", TypesEmitter.Emit(output));

    public static void AddLevelList(SourceProductionContext context, LevelListOutput output) =>
        Add(context, $"{output.Settings.Stem}.Catalog", CatalogEmitter.EmitLevels(output));

    public static void AddCatalog(SourceProductionContext context, LevelCatalogOutput output) =>
        Add(context, $"{output.Settings.Stem}.{output.Level}.Catalog", CatalogEmitter.EmitLevel(output));

    private static void Add(SourceProductionContext context, string name, string? source)
    {
        if (source is not null)
        {
            context.AddSource($"{name}.g.cs", SourceText.From(source, Encoding.UTF8));
        }
    }
}
