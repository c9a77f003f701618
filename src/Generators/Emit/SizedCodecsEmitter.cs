using System.Globalization;
using Sockopt.Generators.Model;

namespace Sockopt.Generators.Emit;

/// <summary>The codecs of a level that depend on a length of the table: <c>text(16)</c>. The others are the runtime's.</summary>
internal static class SizedCodecsEmitter
{
    /// <summary>A value's codec, as an expression.</summary>
    public static string Reference(ValueModel value, LevelOutput output) =>
        $"global::{output.Settings.Namespace}.{output.Level.Id}Codecs.{Name(value)}";

    /// <summary>The file, or null if the level needs none.</summary>
    public static string? Emit(LevelOutput output)
    {
        ValueModel[] values =
        [
            .. output.Level.Options
                .Select(option => option.Value)
                .Where(value => value.Kind is ValueKind.Text or ValueKind.Bytes)
                .Distinct()
                .OrderBy(value => value.Name, StringComparer.Ordinal),
        ];
        if (values.Length == 0)
        {
            return null;
        }

        SourceWriter writer = new(output.Settings.Namespace);
        writer.Line();
        writer.Doc("summary", $"The codecs of {output.Level.Name} that depend on a length of the table.");
        using (writer.BlockOf($"internal static class {output.Level.Id}Codecs"))
        {
            foreach (ValueModel value in values)
            {
                writer.Line($"internal static readonly {CSharp.Runtime}.OptionCodec<{value.Type}> {Name(value)} = {CSharp.Runtime}.OptionCodec.{value.Kind}({Maximum(value)});");
            }
        }

        return writer.ToString();
    }

    private static string Name(ValueModel value) => $"{value.Kind}{Maximum(value)}";

    private static string Maximum(ValueModel value) => value.Maximum.ToString(CultureInfo.InvariantCulture);
}
