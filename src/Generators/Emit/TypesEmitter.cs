using Sockopt.Generators.Model;

namespace Sockopt.Generators.Emit;

/// <summary>The enumerations and structs that a table declares, and their codecs.</summary>
internal static class TypesEmitter
{
    /// <summary>The file, or null if the table declares no types.</summary>
    public static string? Emit(TypesOutput output)
    {
        if (output.Enums.Count + output.Structs.Count == 0)
        {
            return null;
        }

        SourceWriter writer = new(output.Settings.Namespace);
        foreach (EnumModel model in output.Enums)
        {
            EmitEnum(writer, model);
            if (model.IsMapped)
            {
                EmitEnumCodec(writer, model);
            }
        }

        foreach (StructModel model in output.Structs)
        {
            EmitStruct(writer, output.Settings, model);
            StructCodecEmitter.Emit(writer, output.Settings, model);
        }

        return writer.ToString();
    }

    private static void EmitEnum(SourceWriter writer, EnumModel model)
    {
        writer.Line();
        writer.Doc("summary", model.Summary);
        if (model.IsFlags)
        {
            writer.Line("[global::System.FlagsAttribute]");
        }

        using (writer.BlockOf($"public enum {model.Id}"))
        {
            foreach (EnumMemberModel member in model.Members)
            {
                writer.Doc("summary", member.Name == member.Id ? member.Summary : $"{member.Name}. {member.Summary}");
                writer.Line($"{member.Id} = {CSharp.Number(member.Value)},");
            }
        }
    }

    private static void EmitEnumCodec(SourceWriter writer, EnumModel model)
    {
        writer.Line();
        writer.Doc("summary", $"The numbers of {model.Id} on each system.");
        using (writer.BlockOf($"internal sealed class {model.CodecClass} : {CSharp.Runtime}.MappedEnumCodec<{model.Id}>"))
        {
            writer.Line($"public static readonly {model.CodecClass} Instance = new();");
            writer.Line();
            writer.Line("protected override global::System.ReadOnlySpan<int> Numbers =>");
            writer.Line("[");
            using (writer.Indented("];"))
            {
                writer.Line($"// value, {string.Join(", ", Abis.Emitted.Select(Abis.Name))}");
                foreach (EnumMemberModel member in model.Members)
                {
                    IEnumerable<string> numbers = Abis.Emitted.Select(
                        abi => member.Numbers.TryGet(abi, out long number) ? CSharp.Number(number) : "Absent");
                    writer.Line($"{CSharp.Number(member.Value)}, {string.Join(", ", numbers)}, // {member.Name}");
                }
            }
        }
    }

    private static void EmitStruct(SourceWriter writer, OutputSettings settings, StructModel model)
    {
        writer.Line();
        writer.Doc("summary", $"struct {model.Name}. {model.Summary}");
        foreach (FieldModel field in model.Members)
        {
            writer.Line($"/// <param name=\"{field.Id}\">{SourceWriter.Escape(field.Summary)}</param>");
        }

        string fields = string.Join(", ", model.Members.Select(field => $"{CSharp.Type(field.Value, settings)} {field.Id}"));
        using (writer.BlockOf($"public readonly record struct {model.Id}({fields})"))
        {
            writer.Doc("summary", $"Reads and writes struct {model.Name} as systems lay it out, for ancillary data.");
            writer.Line(
                $"public static {CSharp.Runtime}.OptionCodec<global::{settings.Namespace}.{model.Id}> Codec => "
                    + $"global::{settings.Namespace}.{model.CodecClass}.Instance;");
        }
    }
}
