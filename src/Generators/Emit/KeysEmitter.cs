using Sockopt.Generators.Model;

namespace Sockopt.Generators.Emit;

/// <summary>The keys of a level: one static class, one property for each option.</summary>
internal static class KeysEmitter
{
    public static string Emit(LevelOutput output)
    {
        LevelModel level = output.Level;
        SourceWriter writer = new(output.Settings.Namespace);
        writer.Line();
        writer.Doc("summary", level.Summary);
        using (writer.BlockOf($"public static partial class {level.Names.OptionClass}"))
        {
            writer.Doc("summary", $"The number of the level, {level.Name}.");
            writer.Line(
                $"public static {CSharp.Runtime}.OptionLevel Level => "
                    + $"{CSharp.Runtime}.OptionLevel.Of({CSharp.Numbers(level.Numbers)});");

            // What occurs in ancillary data only can be neither read nor set; nor what only systems without .NET have.
            foreach (OptionModel option in level.Options.Where(option => option.KeyAccess != OptionAccess.None))
            {
                writer.Line();
                EmitKey(writer, output, option);
            }
        }

        return writer.ToString();
    }

    private static void EmitKey(SourceWriter writer, LevelOutput output, OptionModel option)
    {
        OptionDocumentation.Write(writer, output.Level, option);
        writer.Line(
            $"[{CSharp.Runtime}.SocketOptionAttribute({CSharp.Literal(output.Level.Name)}, {CSharp.Literal(option.Name)}, "
                + $"{CSharp.Access(option.KeyAccess)}{Facts(option)})]");
        CSharp.WritePlatforms(writer, option);
        string key = option.KeyAccess switch
        {
            OptionAccess.Get => "ReadOnlyOptionKey",
            OptionAccess.Set => "WriteOnlyOptionKey",
            _ => "OptionKey",
        };
        string framework = option.SetBy is { } name
            ? $", {CSharp.Runtime}.FrameworkOption.Of(global::System.Net.Sockets.SocketOptionLevel.{name.Level}, "
                + $"global::System.Net.Sockets.SocketOptionName.{name.Name})"
            : "";
        writer.Line(
            $"public static {CSharp.Runtime}.{key}<{CSharp.Type(option.Value, output.Settings)}> {option.Id} => "
                + $"new({CSharp.Literal(option.Name)}, {CSharp.Runtime}.OptionId.Of(Level, {CSharp.Numbers(option.Numbers)}), "
                + $"{CSharp.Codec(option, output)}{framework});");
    }

    /// <summary>What the table says beyond names and access, as properties of the attribute.</summary>
    private static string Facts(OptionModel option) =>
        (option.KeyRange is { } range
            ? $", Minimum = {CSharp.Number(range.Minimum)}, Maximum = {CSharp.Number(range.Maximum)}"
                + $", Value = {CSharp.Literal(option.Value.Name)}"
            : "")
        + (option.Sockets.Count > 0 ? $", Sockets = {CSharp.Literal(string.Join(",", option.Sockets))}" : "")
        + (option.When is { } state ? $", When = {CSharp.Literal(state)}" : "")
        + (option.ClearsOnGet ? ", ClearsOnGet = true" : "");
}
