using Sockopt.Generators.Model;

namespace Sockopt.Generators.Emit;

/// <summary>The dispatcher of a level: sosetopt and sogetopt by number, each a switch on the name.</summary>
internal static class DispatcherEmitter
{
    private const string Success = CSharp.Runtime + ".Errno.Success";
    private const string Unknown = CSharp.Runtime + ".Errno.ENOPROTOOPT";
    private const string Wire = CSharp.Runtime + ".OptionWire";

    public static void Emit(SourceWriter writer, LevelOutput output)
    {
        LevelModel level = output.Level;
        writer.Line();
        writer.Doc("summary", $"Finds the option of {level.Name} that a number means, and sets or reads it.");
        using (writer.BlockOf($"public static class {level.Names.Dispatcher}"))
        {
            writer.Doc("summary", $"The number of {level.Name} on the core.");
            writer.Line($"public const int Level = {CSharp.Number(level.CoreNumber)};");

            writer.Line();
            writer.Doc("summary", "Sets an option (sosetopt).");
            writer.Doc(
                "returns",
                "ENOPROTOOPT if the level is another, or the option unknown or get-only; EINVAL if the value is short or out of "
                    + "range; otherwise what the option says.");
            using (writer.BlockOf(
                $"public static {CSharp.Runtime}.Errno Set<THandler>("
                    + "THandler handler, int level, int name, global::System.ReadOnlySpan<byte> value) "
                    + $"where THandler : {level.Names.Handler}"))
            {
                IEnumerable<OptionModel> set = level.CoreOptions.Where(option => option.CoreSets);
                EmitSwitch(writer, set, option => EmitSet(writer, output, option), Unknown);
            }

            writer.Line();
            writer.Doc("summary", "Reads an option (sogetopt).");
            writer.Doc(
                "returns",
                "ENOPROTOOPT if the level is another, or the option unknown or set-only; otherwise what the option says.");
            using (writer.BlockOf(
                $"public static {CSharp.Runtime}.Errno Get<THandler>("
                    + "THandler handler, int level, int name, global::System.Span<byte> value, out int length) "
                    + $"where THandler : {level.Names.Handler}"))
            {
                IEnumerable<OptionModel> read = level.CoreOptions.Where(option => option.CoreReads);
                EmitSwitch(writer, read, option => EmitGet(writer, output, option), $"{Wire}.Fail({Unknown}, out length)");
            }
        }
    }

    private static void EmitSwitch(
        SourceWriter writer, IEnumerable<OptionModel> options, Action<OptionModel> emit, string otherwise)
    {
        using (writer.BlockOf("if (level != Level)"))
        {
            writer.Line($"return {otherwise};");
        }

        writer.Line();
        using (writer.BlockOf("switch (name)"))
        {
            foreach (OptionModel option in options)
            {
                writer.Line($"case {CSharp.Number(option.CoreNumber)}: // {option.Name}");
                using (writer.Indented())
                {
                    emit(option);
                }
            }

            writer.Line("default:");
            using (writer.Indented())
            {
                writer.Line($"return {otherwise};");
            }
        }
    }

    private static void EmitSet(SourceWriter writer, LevelOutput output, OptionModel option)
    {
        string read = $"{CSharp.Codec(option, output)}, value, handler.Dialect";
        if (option.Value.Kind == ValueKind.None)
        {
            writer.Line($"return handler.Apply{option.Id}();");
        }
        else if (option.Core == CoreBehaviour.Acts)
        {
            writer.Line("{");
            using (writer.Indented("}"))
            {
                string type = CSharp.Type(option.Value, output.Settings);
                writer.Line($"{CSharp.Runtime}.Errno error = {Wire}.Read({read}, out {type} decoded);");
                writer.Line($"return error == {Success} ? handler.Apply{option.Id}(decoded) : error;");
            }
        }
        else if (option.Value.Kind == ValueKind.Flag)
        {
            writer.Line($"return {Wire}.SetFlag(ref handler.Values.{option.Id}, value);");
        }
        else
        {
            string kept = $"handler.Values.{option.Id}{(option.Value.IsReference ? "!" : "")}";
            writer.Line($"return {Wire}.Set({read}, ref {kept}{Gate(option)});");
        }
    }

    private static void EmitGet(SourceWriter writer, LevelOutput output, OptionModel option)
    {
        string reader = $"handler.{HandlersEmitter.Reader(option)}";
        string current = option.CoreReadFails
                ? $"{reader}(out {CSharp.Type(option.Value, output.Settings)} read{option.Id}), read{option.Id}"
            : !option.CoreKeeps ? $"{reader}()"
            : option.Value.IsWide ? $"{Wire}.Kept(ref handler.Values.{option.Id}{Gate(option)})"
            : CSharp.OrUnset($"handler.Values.{option.Id}", option.Value.Kind);
        string bit = CSharp.Number(output.Level.Bit(option));
        writer.Line(option.Value.Kind switch
        {
            ValueKind.Flag => $"return {Wire}.GetFlag({current}, {bit}, handler.Dialect, value, out length);",
            ValueKind.Linger => $"return {Wire}.GetLinger({current}, {bit}, handler.Dialect, value, out length);",
            _ => $"return {Wire}.Get({current}, {CSharp.Codec(option, output)}, value, out length);",
        });
    }

    private static string Gate(OptionModel option) => option.Value.IsWide ? ", handler.Gate" : "";
}
