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
            EmitStructCodec(writer, output.Settings, model);
        }

        return writer.ToString();
    }

    private static void EmitEnum(SourceWriter writer, EnumModel model)
    {
        writer.Line();
        writer.Doc("summary", model.Summary);
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
        using (writer.BlockOf($"internal sealed class {model.Id}Codec : {CSharp.Runtime}.MappedEnumCodec<{model.Id}>"))
        {
            writer.Line($"public static readonly {model.Id}Codec Instance = new();");
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
        foreach (FieldModel field in model.Fields)
        {
            writer.Line($"/// <param name=\"{field.Id}\">{SourceWriter.Escape(field.Summary)}</param>");
        }

        string fields = string.Join(", ", model.Fields.Select(field => $"{CSharp.Type(field.Value, settings)} {field.Id}"));
        writer.Line($"public readonly record struct {model.Id}({fields});");
    }

    private static void EmitStructCodec(SourceWriter writer, OutputSettings settings, StructModel model)
    {
        string codec = $"{CSharp.Runtime}.OptionCodec<{model.Id}>";
        writer.Line();
        writer.Doc("summary", $"The layout of struct {model.Name} on each system.");
        using (writer.BlockOf($"internal sealed class {model.Id}Codec : {codec}"))
        {
            writer.Line($"public static readonly {model.Id}Codec Instance = new();");
            writer.Line();
            writer.Line($"public override int Size({CSharp.Runtime}.OptionAbi abi) => {BySystem(model.Sizes)};");
            writer.Line();
            using (writer.BlockOf($"public override int Encode({model.Id} value, global::System.Span<byte> destination, {CSharp.Runtime}.OptionAbi abi, string optionName)"))
            {
                writer.Line("destination.Slice(0, Size(abi)).Clear();");
                foreach (FieldModel field in model.Fields)
                {
                    writer.Line($"{CSharp.Codec(field.Value, settings)}.Encode({CSharp.OrUnset($"value.{field.Id}", field.Value.Kind)}, destination.Slice({BySystem(field.Offsets)}), abi, optionName);");
                }

                writer.Line("return Size(abi);");
            }

            writer.Line();
            writer.Line($"public override {model.Id} Decode(global::System.ReadOnlySpan<byte> source, {CSharp.Runtime}.OptionAbi abi) => new(");
            using (writer.Indented())
            {
                foreach (FieldModel field in model.Fields)
                {
                    string end = Equals(field, model.Fields[model.Fields.Count - 1]) ? ");" : ",";
                    writer.Line($"{CSharp.Codec(field.Value, settings)}.Decode({CSharp.Runtime}.OptionWire.Field(source, {BySystem(field.Offsets)}, {CSharp.Number(field.Size)}), abi){end}");
                }
            }
        }
    }

    /// <summary>A number that may differ between systems: the most common one, and the exceptions.</summary>
    private static string BySystem(AbiMap<int> numbers)
    {
        IGrouping<int, AbiEntry<int>>[] groups =
            [.. numbers.Entries.GroupBy(entry => entry.Value).OrderByDescending(group => group.Count())];
        string usual = CSharp.Number(groups[0].Key);
        if (groups.Length == 1)
        {
            return usual;
        }

        IEnumerable<string> exceptions = groups.Skip(1).SelectMany(group => group).Select(
            entry => $"{CSharp.Runtime}.OptionAbi.{entry.Abi} => {CSharp.Number(entry.Value)}, ");
        return $"abi switch {{ {string.Concat(exceptions)}_ => {usual} }}";
    }
}
