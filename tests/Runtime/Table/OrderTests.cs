using System.Text.Json;

namespace Sockopt.Tests.Table;

/// <summary>The order of the table's text, which the model does not keep.</summary>
public sealed class OrderTests
{
    public static TheoryData<string> Levels => [.. Document.RootElement.GetProperty("levels").EnumerateArray().Select(Id)];

    private static JsonDocument Document { get; } = Read();

    [Theory]
    [MemberData(nameof(Levels))]
    public void Options_stand_by_name(string levelId)
    {
        JsonElement level = Document.RootElement.GetProperty("levels").EnumerateArray().Single(level => Id(level) == levelId);
        string[] names =
            [.. level.GetProperty("options").EnumerateArray().Select(option => option.GetProperty("name").GetString()!)];

        Assert.Equal(names.Order(StringComparer.Ordinal), names);
    }

    private static string Id(JsonElement element) => element.GetProperty("id").GetString()!;

    private static JsonDocument Read()
    {
        using Stream stream = typeof(OrderTests).Assembly.GetManifestResourceStream("options.json")!;
        return JsonDocument.Parse(stream);
    }
}
