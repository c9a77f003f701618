using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sockopt.BuildCost;

/// <summary>Tables that the library itself compiles with: the whole one, and parts of it.</summary>
internal static partial class RuntimeTables
{
    /// <summary>The files of the library.</summary>
    public static IReadOnlyDictionary<string, string> Sources { get; } = Directory
        .GetFiles(Repository.PathOf("src/Runtime"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !BuildOutput().IsMatch(file))
        .Order(StringComparer.Ordinal)
        .ToDictionary(file => file, File.ReadAllText);

    private static readonly HashSet<string> Words = [.. Sources.Values.SelectMany(
        text => Identifier().Matches(text).Select(match => match.Value))];

    /// <summary>The options that the core answers, or that the library names, and no other.</summary>
    public static OptionTable Needed { get; } = OptionTable.Real.Keep(IsNeeded, Words.Contains);

    /// <summary>Those, and every other one of the rest.</summary>
    public static OptionTable Half { get; } = OptionTable.Real.Keep(
        (level, option, index) => IsNeeded(level, option, index) || index % 2 == 0, Words.Contains);

    private static bool IsNeeded(string level, JsonObject option, int index) =>
        option["core"] is not null || Words.Contains($"{level}Option.{option["id"]}");

    // A dot too: TcpOption.NoDelay is one word.
    [GeneratedRegex(@"\b\w+(\.\w+)?")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"[\\/](bin|obj)[\\/]")]
    private static partial Regex BuildOutput();
}
