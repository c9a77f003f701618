using System.Text.Json;

namespace Sockopt.Analyzers.Tests.Table;

/// <summary>How systems spell the names of options, which the catalog leaves out.</summary>
internal static class NativeNames
{
    private static readonly Dictionary<(string Level, string Option), JsonElement> Options = Read();

    /// <summary>The name in C of an option on a system.</summary>
    /// <param name="level">The id of its level.</param>
    /// <param name="option">Its own id.</param>
    /// <param name="system">The system, as the table spells it.</param>
    public static string Of(string level, string option, string system)
    {
        JsonElement row = Options[(level, option)];
        return row.TryGetProperty("names", out JsonElement names) && names.TryGetProperty(system, out JsonElement name)
            ? name.GetString()!
            : row.GetProperty("name").GetString()!;
    }

    private static Dictionary<(string Level, string Option), JsonElement> Read()
    {
        string table = File.ReadAllText(Path.Combine(BuildFacts.RepositoryRoot, "options.json"));
        return (
            from level in JsonDocument.Parse(table).RootElement.GetProperty("levels").EnumerateArray()
            from option in level.GetProperty("options").EnumerateArray()
            select (Key: (Id(level), Id(option)), Row: option))
            .ToDictionary(static entry => entry.Key, static entry => entry.Row);
    }

    private static string Id(JsonElement element) => element.GetProperty("id").GetString()!;
}
