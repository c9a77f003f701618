namespace Sockopt.Generators.Tests.Diagnostics;

/// <summary>The parts of a table, sound as they are, for tests that change what they are about.</summary>
internal static class TableParts
{
    public static string Options(params string[] options) => Levels(LevelOf(options));

    public static string LevelOf(params string[] options) => Level(("options", $"[ {string.Join(",\n", options)} ]"));

    public static string Option(params (string Name, string? Value)[] changes) => Json(
        [
            ("name", "\"ACME_OPTION\""), ("id", "\"Option\""), ("value", "\"int32\""), ("access", "\"get set\""),
            ("summary", "\"An option.\""), ("source", "\"acme(4)\""), ("numbers", """{ "linux": 1, "darwin": 1 }"""),
        ],
        changes);

    public static string Variant(params (string Name, string? Value)[] changes) =>
        Option([("id", "\"Other\""), ("variantOf", "\"Option\""), .. changes]);

    public static string InCore(params (string Name, string? Value)[] changes) => Option([("numbers", "1"), .. changes]);

    public static string Levels(params string[] levels) => $$"""{ "levels": [ {{string.Join(",\n", levels)}} ] }""";

    public static string Level(params (string Name, string? Value)[] changes) => Json(
        [("name", "\"SOL_ACME\""), ("id", "\"Acme\""), ("summary", "\"Acme.\""), ("numbers", "270"), ("options", "[]")], changes);

    public static string Enums(string json) => $$"""{ "levels": [], "enums": [ {{json}} ] }""";

    public static string Enum(params (string Name, string? Value)[] changes) => Json(
        [
            ("id", "\"Colour\""), ("summary", "\"A colour.\""),
            ("members", """[ { "id": "Red", "name": "ACME_RED", "summary": "Red.", "numbers": 1 } ]"""),
        ],
        changes);

    public static string Structs(string json) => $$"""{ "levels": [], "structs": [ {{json}} ] }""";

    public static string Struct(params (string Name, string? Value)[] changes) => Json(
        [
            ("id", "\"Pair\""), ("name", "\"acme_pair\""), ("summary", "\"A pair.\""),
            (
                "fields",
                """
                [ { "id": "First", "summary": "First.", "value": "int32" },
                  { "id": "Second", "summary": "Second.", "value": "flag" } ]
                """),
        ],
        changes);

    /// <summary>For each kind of a field and each of its values, a struct with that field and an option that a test sets to the
    /// value.</summary>
    public static string FieldsThatAreSet(params (string Kind, string Value)[] fields)
    {
        IEnumerable<string> options = fields.Select((field, i) => Option(
            ("name", $"\"ACME_OPTION{i}\""), ("id", $"\"Option{i}\""), ("value", $"\"Struct{i}\""), ("test", $"[{field.Value}]"),
            ("numbers", $$"""{ "linux": {{i}} }""")));
        IEnumerable<string> structs = fields.Select((field, i) => Struct(
            ("id", $"\"Struct{i}\""), ("name", $"\"acme_struct{i}\""),
            ("fields", $$"""[ { "id": "First", "summary": "First.", "value": "{{field.Kind}}" } ]""")));
        return $$"""
            { "levels": [ {{LevelOf([.. options])}} ], "structs": [ {{string.Join(",\n", structs)}} ] }
            """;
    }

    /// <summary>An object with some fields changed, added, or with null left out.</summary>
    private static string Json((string Name, string Value)[] fields, (string Name, string? Value)[] changes)
    {
        Dictionary<string, string?> all = fields.ToDictionary(field => field.Name, field => (string?)field.Value);
        foreach ((string name, string? value) in changes)
        {
            all[name] = value;
        }

        IEnumerable<string> lines = all.Where(field => field.Value is not null).Select(
            field => $"  {(field.Key[0] == '{' ? field.Key : $"\"{field.Key}\"")}: {field.Value}");
        return $"{{\n{string.Join(",\n", lines)}\n}}";
    }
}
