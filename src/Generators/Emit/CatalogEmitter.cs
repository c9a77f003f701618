using System.Globalization;
using Sockopt.Generators.Model;

namespace Sockopt.Generators.Emit;

/// <summary>The table as text for analyzers and tools: a constant for each level, a line for each option.</summary>
/// <remarks>Text is cheap until it is read: an initialiser of as many objects costs a fresh compiler process 20 ms.</remarks>
internal static class CatalogEmitter
{
    private const string Class = "internal static partial class " + TypeNames.Catalog;

    private const string LevelColumns =
        "The levels, one a line: id, name in C, numbers, domains, what the names of properties begin with, class of the keys.";

    private const string OptionColumns =
        "The options of a level, one a line: name in C, id, value, access, numbers, range, names in System.Net.Sockets, "
        + "properties there, length, clears if reading does, sockets, domains, state, what kernels do, type in .NET, members.";

    private const string Global = "global::";

    public static string EmitLevels(LevelListOutput output)
    {
        SourceWriter writer = new(output.Settings.Namespace);
        writer.Line();
        writer.Doc("summary", "A table of socket options as text. Columns are parted by tabs.");
        using (writer.BlockOf(Class))
        {
            writer.Doc("summary", LevelColumns);
            writer.Line("public const string Levels =");
            using (writer.Indented())
            {
                EmitText(writer, output.Levels.Select(level => Row(
                    level.Id,
                    level.Name,
                    Numbers(level.Numbers),
                    List(level.Domains),
                    level.Prefix,
                    level.Names.OptionClass)));
            }

            writer.Line();
            writer.Doc("summary", OptionColumns);
            writer.Line("public static string Options(string level) => level switch");
            writer.Line("{");
            using (writer.Indented("};"))
            {
                foreach (LevelHeader level in output.Levels)
                {
                    writer.Line($"{CSharp.Literal(level.Id)} => {level.Id},");
                }

                writer.Line("_ => \"\",");
            }
        }

        return writer.ToString();
    }

    public static string EmitLevel(LevelCatalogOutput output)
    {
        SourceWriter writer = new(output.Settings.Namespace);
        writer.Line();
        using (writer.BlockOf(Class))
        {
            writer.Line($"private const string {output.Level} =");
            using (writer.Indented())
            {
                EmitText(writer, output.Entries.Select(entry => Row(entry, output.Settings)));
            }
        }

        return writer.ToString();
    }

    private static string Row(CatalogEntry entry, OutputSettings settings)
    {
        OptionModel option = entry.Option;
        return Row(
            option.Name,
            option.Id,
            option.Value.Name,
            WithExceptions(option.Access, Word),
            Numbers(option.Numbers),
            option.Range is { } range ? WithExceptions(range, limits => limits.ToString()) : "",
            List(option.Frameworks),
            List(option.Properties),
            WithExceptions(entry.Length, Length),
            option.ClearsOnGet ? "clears" : "",
            List(option.Sockets),
            List(option.Domains),
            option.When ?? "",
            WithExceptions(new PerAbi<string>("", option.Kernel), effect => effect),
            CSharp.Type(option.Value, settings).Replace(Global, ""),
            string.Join(",", entry.Members.Select(member => FormattableString.Invariant($"{member.Id}={member.Number}"))));
    }

    private static void EmitText(SourceWriter writer, IEnumerable<string> rows)
    {
        string[] lines = [.. rows];
        for (int i = 0; i < lines.Length; i++)
        {
            writer.Line(CSharp.Literal(lines[i] + (i < lines.Length - 1 ? "\n" : "")) + (i < lines.Length - 1 ? " +" : ";"));
        }

        if (lines.Length == 0)
        {
            writer.Line("\"\";");
        }
    }

    private static string Row(params string[] columns) => string.Join("\t", columns);

    private static string List<T>(EquatableArray<T> items) => string.Join(",", items);

    private static string Length(int? bytes) => bytes?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Numbers(AbiMap<long> numbers) => string.Join(
        ",", numbers.Entries.Select(entry => FormattableString.Invariant($"{entry.Abi.Name()}={entry.Value}")));

    private static string WithExceptions<T>(PerAbi<T> value, Func<T, string> print) =>
        print(value.Default)
            + string.Concat(value.Overrides.Entries.Select(entry => $";{entry.Abi.Name()}={print(entry.Value)}"));

    private static string Word(OptionAccess access) => access switch
    {
        OptionAccess.Get => "get",
        OptionAccess.Set => "set",
        OptionAccess.None => "cmsg",
        _ => "get set",
    };
}
