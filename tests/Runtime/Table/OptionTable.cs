using Sockopt.Generators.Model;
using Sockopt.Generators.Table;

namespace Sockopt.Tests.Table;

/// <summary>The table that the runtime was compiled from.</summary>
internal static class OptionTable
{
    public static TableModel Model { get; } = Read();

    public static IEnumerable<(LevelModel Level, OptionModel Option)> Options =>
        Model.Levels.SelectMany(level => level.Options.Select(option => (level, option)));

    /// <summary>An option: names in C are not unique, names in .NET are within a level.</summary>
    public static (LevelModel Level, OptionModel Option) Find(string level, string id) =>
        Options.Single(entry => entry.Level.Id == level && entry.Option.Id == id);

    private static TableModel Read()
    {
        using Stream stream = typeof(OptionTable).Assembly.GetManifestResourceStream("options.json")!;
        using StreamReader reader = new(stream);
        ParsedTable table = TableParser.Parse(reader.ReadToEnd());
        Assert.Empty(table.Diagnostics);
        return table.Model!;
    }
}
