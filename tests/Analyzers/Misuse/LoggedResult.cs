using System.Text.Json;

namespace Sockopt.Analyzers.Tests.Misuse;

/// <summary>One result of a log in SARIF.</summary>
/// <param name="File">The name of the file, without its folder.</param>
/// <param name="Line">The line.</param>
/// <param name="Column">The column.</param>
/// <param name="Rule">The id of the rule.</param>
/// <param name="Level">Its severity here, as SARIF calls it.</param>
/// <param name="Message">What it says.</param>
internal sealed record LoggedResult(string File, int Line, int Column, string Rule, string Level, string Message)
{
    /// <summary>Reads a log, and sorts it by place: analyzers run side by side, and report in any order.</summary>
    public static IEnumerable<LoggedResult> ReadAll(string log)
    {
        using JsonDocument document = JsonDocument.Parse(log);
        Assert.Equal("2.1.0", document.RootElement.GetProperty("version").GetString());
        return
        [
            .. document.RootElement.GetProperty("runs").EnumerateArray()
                .SelectMany(static run => run.GetProperty("results").EnumerateArray())
                .Select(Read)
                .OrderBy(static found => found.File, StringComparer.Ordinal)
                .ThenBy(static found => found.Line)
                .ThenBy(static found => found.Column)
                .ThenBy(static found => found.Rule, StringComparer.Ordinal),
        ];
    }

    private static LoggedResult Read(JsonElement result)
    {
        JsonElement place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        JsonElement region = place.GetProperty("region");
        return new LoggedResult(
            Path.GetFileName(new Uri(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!).LocalPath),
            region.GetProperty("startLine").GetInt32(),
            region.GetProperty("startColumn").GetInt32(),
            result.GetProperty("ruleId").GetString()!,
            result.GetProperty("level").GetString()!,
            result.GetProperty("message").GetProperty("text").GetString()!);
    }
}
