using System.Globalization;
using Sockopt.Generators.Model;

namespace Sockopt.Generators.Emit;

/// <summary>The codecs that a level has of its own. The others are the runtime's.</summary>
internal static class OwnCodecsEmitter
{
    /// <summary>A codec, as an expression.</summary>
    public static string Reference(OwnCodec codec, LevelOutput output) =>
        $"global::{output.Settings.Namespace}.{output.Level.Names.CodecClass}.{codec.Name}";

    /// <summary>The file, or null if the level needs none.</summary>
    public static string? Emit(LevelOutput output)
    {
        if (!output.Level.OwnCodecs.Any())
        {
            return null;
        }

        SourceWriter writer = new(output.Settings.Namespace);
        writer.Line();
        writer.Doc("summary", $"The codecs of {output.Level.Name} that depend on lengths, ranges and forms of the table.");
        using (writer.BlockOf($"internal static class {output.Level.Names.CodecClass}"))
        {
            foreach (OwnCodec codec in output.Level.OwnCodecs)
            {
                // Made when it is first asked for: a static constructor would keep the codecs of all options of the level in
                // a trimmed program that uses one.
                string type = $"{CSharp.Runtime}.OptionCodec<{codec.Value.Type}>";
                writer.Line($"private static {type}? _{codec.Name};");
                writer.Line($"internal static {type} {codec.Name} => _{codec.Name} ??= {Expression(codec)};");
            }
        }

        return writer.ToString();
    }

    /// <summary>The declaration of a codec as a static field.</summary>
    public static string Declaration(OwnCodec codec, string visibility) =>
        $"{visibility} static readonly {CSharp.Runtime}.OptionCodec<{codec.Value.Type}> {codec.Name} = {Expression(codec)};";

    private static string Expression(OwnCodec codec)
    {
        string expression = $"{CSharp.Runtime}.OptionCodec.{CSharp.CodecOf(codec.Value.Kind)}";
        if (codec.Value.Maximum > 0)
        {
            return $"{expression}({codec.Value.Maximum.ToString(CultureInfo.InvariantCulture)})";
        }

        if (codec.Range is { } range)
        {
            expression += $".Between({Limits(range.Default)})" + string.Concat(range.Overrides.Entries.Select(
                entry => $".Between({CSharp.System(entry.Abi)}, {Limits(entry.Value)})"));
        }

        return expression + string.Concat(codec.Wire.Entries.Select(
            entry => $".{(entry.Value == WireForm.Byte ? "AsByte" : "InNetworkOrder")}({CSharp.System(entry.Abi)})"));
    }

    private static string Limits(NumberRange range) => $"{CSharp.Number(range.Minimum)}, {CSharp.Number(range.Maximum)}";
}
