using System.Text.Json.Nodes;
using Sockopt.Generators.Model;
using Sockopt.Generators.Table;

namespace Sockopt.Tests.Table;

/// <summary>The option that the README adds to the table can be added.</summary>
public sealed class ReadmeExampleTests
{
    private static readonly string Readme = File.ReadAllText(Repository.PathOf("README.md"));

    [Fact]
    public void The_table_takes_it_among_the_options_of_tcp()
    {
        JsonNode example = Example();
        JsonNode table = JsonNode.Parse(File.ReadAllText(Repository.PathOf("options.json")))!;
        table["levels"]!.AsArray().Single(level => IsTcp(level!))!["options"]!.AsArray().Add(example.DeepClone());

        ParsedTable parsed = TableParser.Parse(table.ToJsonString());

        Assert.Empty(parsed.Diagnostics);
        LevelModel tcp = parsed.Model!.Levels.Single(level => level.Id == "Tcp");
        Assert.Contains(tcp.Options, option => option.Id == Id(example));
    }

    [Fact]
    public void What_it_becomes_is_named_after_it()
    {
        string id = Id(Example());

        Assert.Contains($"`TcpOption.{id}`", Readme, StringComparison.Ordinal);
        Assert.Contains($"`socket.Options.Tcp{id}`", Readme, StringComparison.Ordinal);
    }

    private static JsonNode Example() => JsonNode.Parse(Readme.Split("```json")[1].Split("```")[0])!;

    private static bool IsTcp(JsonNode level) => Id(level) == "Tcp";

    private static string Id(JsonNode node) => node["id"]!.GetValue<string>();
}
