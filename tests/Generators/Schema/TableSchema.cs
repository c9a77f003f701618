using NJsonSchema;
using Sockopt.Generators.Tests.Hosting;

namespace Sockopt.Generators.Tests.Schema;

/// <summary>The schema that editors check and complete tables with.</summary>
internal static class TableSchema
{
    private static readonly Lazy<Task<JsonSchema>> Schema = new(() => JsonSchema.FromJsonAsync(Text));

    public static string Text { get; } = Repository.Read("options.schema.json");

    /// <summary>What the schema finds wrong in a table, and where.</summary>
    public static async Task<string[]> ErrorsIn(string table) =>
        [.. (await Schema.Value).Validate(table).Select(error => error.ToString())];
}
