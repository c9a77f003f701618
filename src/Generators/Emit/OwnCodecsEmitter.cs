using System.Globalization;
using Sockopt.Generators.Model;

namespace Sockopt.Generators.Emit;

/// <summary>The codecs that a level has of its own. The others are the runtime's.</summary>
internal static class OwnCodecsEmitter
{
    /// <summary>A codec, as an expression.</summary>
    public static string Reference(OwnCodec codec, LevelOutput output) =>
        $"global::{output.Settings.Namespace}.{output.Level.Id}Codecs.{codec.Name}";

    /// <summary>The file, or null if the level needs none.</summary>
    public static string? Emit(LevelOutput output)
    {
        if (!output.Level.OwnCodecs.Any())
        {
            return null;
        }

        SourceWriter writer = new(output.Settings.Namespace);
        writer.Line();
        writer.Doc("summary", $"The codecs of {output.Level.Name} that depend on a length of the table.");
        using (writer.BlockOf($"internal static class {output.Level.Id}Codecs"))
        {
            foreach (OwnCodec codec in output.Level.OwnCodecs)
            {
                writer.Line($"internal static readonly {CSharp.Runtime}.OptionCodec<{codec.Value.Type}> {codec.Name} = {CSharp.Runtime}.OptionCodec.{Factory(codec)};");
            }
        }

        return writer.ToString();
    }

    private static string Factory(OwnCodec codec) => !codec.Wire.IsEmpty
        ? $"{codec.Value.Kind}OrByte({string.Join(" | ", codec.Wire.Systems.Select(abi => $"{CSharp.Runtime}.OptionPlatforms.{abi}"))})"
        : $"{codec.Value.Kind}({codec.Value.Maximum.ToString(CultureInfo.InvariantCulture)})";
}
