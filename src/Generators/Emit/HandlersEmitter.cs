using Sockopt.Generators.Model;

namespace Sockopt.Generators.Emit;

/// <summary>What a protocol implements to have a level: the values it keeps, and a method for each option that acts; and the
/// dispatcher that calls it.</summary>
internal static class HandlersEmitter
{
    /// <summary>The file, or null if the core does not have the level.</summary>
    public static string? Emit(LevelOutput output)
    {
        if (!output.Level.CoreOptions.Any())
        {
            return null;
        }

        SourceWriter writer = new(output.Settings.Namespace);
        EmitValues(writer, output);
        EmitInterface(writer, output);
        DispatcherEmitter.Emit(writer, output);
        return writer.ToString();
    }

    /// <summary>The method that reads an option that is not kept.</summary>
    public static string Reader(OptionModel option) => (option.ClearsOnGet ? "Take" : "Read") + option.Id;

    private static void EmitValues(SourceWriter writer, LevelOutput output)
    {
        writer.Line();
        writer.Doc("summary", $"The option values of {output.Level.Name} that a socket keeps.");
        using (writer.BlockOf($"public struct {output.Level.Names.ValuesStruct}"))
        {
            foreach (OptionModel option in output.Level.CoreOptions.Where(option => option.CoreKeeps))
            {
                writer.Doc("summary", $"{option.Name}. {option.Summary}");
                string type = CSharp.Type(option.Value, output.Settings);
                writer.Line($"public {type}{(option.Value.IsReference ? "?" : "")} {option.Id};");
            }
        }
    }

    private static void EmitInterface(SourceWriter writer, LevelOutput output)
    {
        LevelModel level = output.Level;
        writer.Line();
        writer.Doc("summary", $"A socket that has the options of {level.Name}.");
        using (writer.BlockOf($"public interface {level.Names.Handler}"))
        {
            writer.Doc("summary", "The values that the socket keeps.");
            writer.Line($"ref global::{output.Settings.Namespace}.{level.Names.ValuesStruct} Values {{ get; }}");
            writer.Line();
            writer.Doc("summary", "How values are read and written where BSD and Linux differ.");
            writer.Line($"{CSharp.Runtime}.OptionDialect Dialect {{ get; }}");
            if (level.CoreOptions.Any(option => option.CoreKeeps && option.Value.IsWide))
            {
                writer.Line();
                writer.Doc("summary", "What guards the kept values that are wider than a word.");
                writer.Line("global::System.Threading.Lock Gate { get; }");
            }

            foreach (OptionModel option in level.CoreOptions.Where(option => option.Core == CoreBehaviour.Acts))
            {
                EmitMethods(writer, output, option);
            }
        }
    }

    private static void EmitMethods(SourceWriter writer, LevelOutput output, OptionModel option)
    {
        string type = CSharp.Type(option.Value, output.Settings);
        string errors = option.CoreErrors.Count > 0 ? string.Join(", ", option.CoreErrors) : "none of its own";
        if (option.CoreSets)
        {
            writer.Line();
            writer.Doc("summary", $"Sets {option.Name}. {option.Summary}");
            string kept = option.CoreKeeps ? $" What is to be read back is put into Values.{option.Id}." : "";
            writer.Doc("remarks", $"Errors: {errors}.{kept}");
            string parameter = option.Value.Kind == ValueKind.None ? "" : $"{type} value";
            writer.Line($"{CSharp.Runtime}.Errno Apply{option.Id}({parameter});");
        }

        if (option.CoreReads && !option.CoreKeeps)
        {
            writer.Line();
            writer.Doc("summary", $"Reads {option.Name}{(option.ClearsOnGet ? " and clears it" : "")}. {option.Summary}");
            writer.Doc("remarks", $"Errors: {errors}.");
            writer.Line(option.CoreReadFails
                ? $"{CSharp.Runtime}.Errno {Reader(option)}(out {type} value);"
                : $"{type} {Reader(option)}();");
        }
    }
}
