using Sockopt.Generators.Model;

namespace Sockopt.Generators.Emit;

/// <summary>The codec of a struct: where each field stands on each system.</summary>
internal static class StructCodecEmitter
{
    private const string Wire = CSharp.Runtime + ".OptionWire";
    private const string Byte = CSharp.Runtime + ".OptionCodec.UInt8";

    public static void Emit(SourceWriter writer, OutputSettings settings, StructModel model)
    {
        writer.Line();
        writer.Doc("summary", $"The layout of struct {model.Name} on each system.");
        using (writer.BlockOf($"internal sealed class {model.CodecClass} : {CSharp.Runtime}.OptionCodec<{model.Id}>"))
        {
            writer.Line($"public static readonly {model.CodecClass} Instance = new();");
            foreach (OwnCodec codec in model.OwnCodecs)
            {
                writer.Line(OwnCodecsEmitter.Declaration(codec, "private"));
            }

            writer.Line();
            writer.Line($"public override int Size({CSharp.Runtime}.OptionAbi abi) => {BySystem(Abis.Emitted, model.Sizes)};");
            writer.Line();
            EmitEncode(writer, settings, model);
            writer.Line();
            EmitDecode(writer, settings, model);
            EmitCheck(writer, settings, model);
        }
    }

    private static void EmitEncode(SourceWriter writer, OutputSettings settings, StructModel model)
    {
        using (writer.BlockOf(
            $"public override int Encode({model.Id} value, global::System.Span<byte> destination, "
                + $"{CSharp.Runtime}.OptionAbi abi, string optionName)"))
        {
            writer.Line("int size = Size(abi);");
            writer.Line("destination.Slice(0, size).Clear();");
            foreach (FieldGroup group in model.Groups)
            {
                EmitFields(writer, settings, group);
            }

            writer.Line("return size;");
        }
    }

    private static void EmitFields(SourceWriter writer, OutputSettings settings, FieldGroup group)
    {
        if (!group.Others.Any())
        {
            foreach (FieldModel field in group.Fields)
            {
                EmitField(writer, settings, field);
            }

            return;
        }

        using (writer.BlockOf($"if (abi is {Pattern(group)})"))
        {
            foreach (FieldModel field in group.Fields)
            {
                EmitField(writer, settings, field);
            }
        }
    }

    /// <summary>The pattern that is some systems, or is not the others if those are fewer.</summary>
    private static string Pattern(FieldGroup group)
    {
        string[] others = [.. group.Others.Select(CSharp.System)];
        return others.Length < group.Systems.Count
            ? others.Length == 1 ? $"not {others[0]}" : $"not ({string.Join(" or ", others)})"
            : string.Join(" or ", group.Systems.Select(CSharp.System));
    }

    private static void EmitField(SourceWriter writer, OutputSettings settings, FieldModel field)
    {
        string offset = BySystem(field.Offsets.Systems, field.Offsets);
        string value = field.LengthOf is { } measured
            ? $"value.{measured}?.Length ?? 0"
            : CSharp.OrUnset($"value.{field.Id}", field.Value.Kind);
        if (field.Bits > 0)
        {
            string bits = $"{CSharp.Number(field.BitOffset)}, {CSharp.Number(field.Bits)}";
            writer.Line($"{Wire}.WriteBits({value}, ref destination[{offset}], {bits}, optionName);");
            return;
        }

        string codec = CSharp.FieldCodec(field.Value, settings);
        if (field.IsByteEnum)
        {
            value = field.Value.Kind == ValueKind.Enum ? $"(int){value}" : $"{codec}.ToNumber({value}, abi, optionName)";
            codec = Byte;
        }

        writer.Line($"{codec}.Encode({value}, destination.Slice({offset}), abi, optionName);");
    }

    private static void EmitDecode(SourceWriter writer, OutputSettings settings, StructModel model)
    {
        writer.Line(
            $"public override {model.Id} Decode("
                + $"global::System.ReadOnlySpan<byte> source, {CSharp.Runtime}.OptionAbi abi) => new(");
        using (writer.Indented())
        {
            FieldModel[] members = [.. model.Members];
            for (int i = 0; i < members.Length; i++)
            {
                writer.Line(Decoded(settings, model, members[i]) + (i == members.Length - 1 ? ");" : ","));
            }
        }
    }

    /// <summary>A field of what is decoded, as an expression.</summary>
    private static string Decoded(OutputSettings settings, StructModel model, FieldModel field)
    {
        string bytes = Bytes(field);
        if (field.Bits > 0)
        {
            return $"{Wire}.ReadBits({bytes}, {CSharp.Number(field.BitOffset)}, {CSharp.Number(field.Bits)})";
        }

        if (model.LengthOf(field) is { } length)
        {
            bytes = $"{Wire}.Prefix({bytes}, {CSharp.FieldCodec(length.Value, settings)}.Decode({Bytes(length)}, abi))";
        }

        string codec = CSharp.FieldCodec(field.Value, settings);
        return !field.IsByteEnum ? $"{codec}.Decode({bytes}, abi)"
            : field.Value.Kind == ValueKind.Enum ? $"({CSharp.Type(field.Value, settings)}){Byte}.Decode({bytes}, abi)"
            : $"{codec}.FromNumber({Byte}.Decode({bytes}, abi), abi)";
    }

    /// <summary>What the core refuses beyond a short struct: each field is as strict as an option of its kind.</summary>
    private static void EmitCheck(SourceWriter writer, OutputSettings settings, StructModel model)
    {
        if (!model.Checked.Any())
        {
            return;
        }

        writer.Line();
        using (writer.BlockOf(
            $"public override {CSharp.Runtime}.Errno Check("
                + $"global::System.ReadOnlySpan<byte> source, {CSharp.Runtime}.OptionDialect dialect)"))
        {
            writer.Line($"{CSharp.Runtime}.Errno error = base.Check(source, dialect);");
            foreach (FieldModel field in model.Checked)
            {
                string bytes = $"{Wire}.Field(source, {BySystem([Abi.Core], field.Offsets)}, {CSharp.Number(field.Size)})";
                string check = $"{CSharp.FieldCodec(field.Value, settings)}.Check({bytes}, dialect)";
                writer.Line($"error = error == {CSharp.Runtime}.Errno.Success ? {check} : error;");
            }

            writer.Line("return error;");
        }
    }

    private static string Bytes(FieldModel field) =>
        $"{Wire}.Field(source, {BySystem(Abis.Emitted, field.Offsets)}, {CSharp.Number(field.Size)})";

    /// <summary>A number that may differ between systems: the most common one, and the exceptions; -1 where there is
    /// none.</summary>
    private static string BySystem(IEnumerable<Abi> systems, AbiMap<int> numbers)
    {
        const int Absent = -1;
        PerAbi<int> most = numbers.Most(systems, Absent);
        string usual = CSharp.Number(most.Default);
        if (most.Overrides.IsEmpty)
        {
            return usual;
        }

        IEnumerable<string> exceptions = most.Overrides.Entries.Select(
            entry => $"{CSharp.System(entry.Abi)} => {CSharp.Number(entry.Value)}, ");
        return $"abi switch {{ {string.Concat(exceptions)}_ => {usual} }}";
    }
}
